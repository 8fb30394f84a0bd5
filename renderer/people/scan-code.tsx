import { Button, FileButton, Group, Loader, Stack, Text } from "@mantine/core";
import { IconCamera, IconPhoto } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useState } from "react";
import type { PersonView } from "../../shared/protocol/ipc/views";
import { Note } from "../elements/note";
import { words } from "../words/words";
import { type CodeComparison, compareCode } from "./person-code";

const Camera = lazy(() => import("./camera"));

/** Comparing by the QR code that a person shows on her screen, or sent a picture of. */
export function ScanCode(props: {
  readonly person: PersonView;
  readonly result: CodeComparison | null;
  readonly onResult: (result: CodeComparison | null) => void;
}) {
  const { person, result, onResult } = props;
  const [isLooking, setIsLooking] = useState(false);
  const [isReading, setIsReading] = useState(false);

  const readPicture = async (picture: Blob | null) => {
    if (picture === null) return;
    setIsLooking(false);
    setIsReading(true);
    try {
      const { qrTextInPicture } = await import("../qr/qr-reading");
      onResult(compareCode(await qrTextInPicture(picture), person));
    } finally {
      setIsReading(false);
    }
  };
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const picture = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
      if (picture === undefined) return;
      event.preventDefault();
      void readPicture(picture);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [person]);

  return (
    <Stack gap="xs">
      <Text size="sm">{words.scan.hint(person.name)}</Text>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconCamera size={17} aria-hidden />}
          aria-pressed={isLooking}
          onClick={() => {
            onResult(null);
            setIsLooking(!isLooking);
          }}
        >
          {isLooking ? words.scan.stopCamera : words.scan.useCamera}
        </Button>
        <FileButton
          accept="image/*"
          onChange={(file) => void readPicture(file)}
          inputProps={{ "aria-label": words.scan.picture }}
        >
          {(button) => (
            <Button
              {...button}
              variant="default"
              loading={isReading}
              leftSection={<IconPhoto size={17} aria-hidden />}
            >
              {words.scan.choosePicture}
            </Button>
          )}
        </FileButton>
      </Group>
      {isLooking && (
        <Suspense fallback={<Loader size="sm" aria-label={words.loading} />}>
          <Camera
            onText={(text) => {
              setIsLooking(false);
              onResult(compareCode(text, person));
            }}
          />
        </Suspense>
      )}
      <div aria-live="polite">{result !== null && <Result result={result} name={person.name} />}</div>
    </Stack>
  );
}

function Result({ result, name }: { readonly result: CodeComparison; readonly name: string }) {
  switch (result) {
    case "matches":
      return <Note tone="info">{words.scan.matches(name)}</Note>;
    case "different":
      return <Note tone="bad">{words.scan.different(name)}</Note>;
    case "no-code":
      return <Note tone="caution">{words.scan.noCode}</Note>;
  }
}
