import { Button } from "@mantine/core";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { Facts } from "../elements/facts";
import { useDialogs } from "../stores";
import { words } from "../words/words";
import { SettingsSection } from "./settings-section";

/** Who one is and with which server, and the way to all about it: fingerprint, keys, recovery words. */
export function IdentityFacts(props: { readonly me: IdentityView & { state: "ready" } }) {
  const open = useDialogs((state) => state.open);
  const { name, address, server } = props.me;
  return (
    <SettingsSection title={words.settings.identity}>
      <Facts
        of={[
          { label: words.frame.name, value: name },
          { label: words.frame.address, value: address },
          { label: words.frame.server, value: server },
        ]}
      />
      <Button variant="default" aria-haspopup="dialog" onClick={() => open({ kind: "identity" })}>
        {words.settings.showIdentity}
      </Button>
    </SettingsSection>
  );
}
