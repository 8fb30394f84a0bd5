import { Button } from "@mantine/core";
import { IconQrcode } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useIdentity } from "../stores";
import { words } from "../words/words";

const MyCode = lazy(() => import("./my-code"));

/** One's own code where two people compare with each other. */
export function ShowMyCode() {
  const identity = useIdentity((state) => state.identity);
  const [isShown, setIsShown] = useState(false);
  if (identity.state !== "ready" || identity.value.state !== "ready") return null;
  const { userId, digits } = identity.value;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconQrcode size={17} aria-hidden />}
        aria-expanded={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? words.scan.hideMyCode : words.scan.showMyCode}
      </Button>
      {isShown && (
        <Suspense fallback={null}>
          <MyCode userId={userId} digits={digits} />
        </Suspense>
      )}
    </div>
  );
}
