import { Button, FileButton } from "@mantine/core";
import { IconQrcode } from "@tabler/icons-react";
import { useState } from "react";
import { words } from "../words/words";

/** Reads recovery words from a picture of the kit's page; the picture stays in this window. */
export function PictureButton(props: { readonly onRead: (words: string | null) => void }) {
  const [reading, setReading] = useState(false);
  const read = async (picture: File | null) => {
    if (picture === null) return;
    setReading(true);
    try {
      const { wordsInPicture } = await import("./picture-reading");
      props.onRead(await wordsInPicture(picture));
    } finally {
      setReading(false);
    }
  };
  return (
    <FileButton accept="image/png,image/jpeg,image/webp" onChange={(picture) => void read(picture)}>
      {(button) => (
        <Button
          {...button}
          variant="default"
          size="sm"
          loading={reading}
          leftSection={<IconQrcode size={17} stroke={1.7} aria-hidden />}
        >
          {words.recoveryKit.readPicture}
        </Button>
      )}
    </FileButton>
  );
}
