import { Button, Input, Radio, Text } from "@mantine/core";
import { IconFolder } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { IpcResponse } from "../../shared/protocol/ipc/contract";
import type { CloudProvider } from "../../shared/protocol/ipc/place-views";
import { answered } from "../api/keyferry-failure";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { folderNameOf } from "../sharing/share-subject";
import { keyferry } from "../stores";
import { words } from "../words/words";
import styles from "./new-vault-dialog.module.css";

export type ChosenPlace = NonNullable<IpcResponse<"places.chooseFolder">>;
type CloudFolders = IpcResponse<"places.cloudFolders">;

const ANOTHER = "another";

/** Products have the same name in every language; a service that is none of these is named like its folder. */
const PRODUCTS: Readonly<Record<CloudProvider, string | null>> = {
  dropbox: "Dropbox",
  onedrive: "OneDrive",
  icloud: "iCloud Drive",
  "google-drive": "Google Drive",
  nextcloud: "Nextcloud",
  other: null,
};

/** Where a new vault is to be: in a cloud folder that was found on this computer, or anywhere else. */
export function PlaceChoice(props: {
  readonly place: ChosenPlace | null;
  readonly onChoose: (place: ChosenPlace | null) => void;
  readonly missing: boolean;
}) {
  const { place, onChoose } = props;
  const [clouds, setClouds] = useState<CloudFolders>([]);
  const [another, setAnother] = useState<ChosenPlace | null>(null);
  const [isAnother, setIsAnother] = useState(false);
  useEffect(() => {
    // Without them there is still every other folder.
    answered(keyferry.places.cloudFolders()).then(setClouds, () => undefined);
  }, []);
  const choosing = useAction(async () => {
    const chosen = await answered(keyferry.places.chooseFolder({ purpose: "new-vault" }));
    if (chosen === null) return;
    setAnother(chosen);
    setIsAnother(true);
    onChoose(chosen);
  });
  const error = props.missing && words.vaults.placeMissing;
  const chooser = (
    <div className={styles.place}>
      <Button
        variant="default"
        leftSection={<IconFolder size={17} aria-hidden />}
        loading={choosing.working}
        onClick={() => choosing.run()}
      >
        {words.vaults.chooseFolder}
      </Button>
      <Text size="sm" c="dimmed" className={styles.path ?? ""} data-selectable>
        {another === null ? words.vaults.noPlace : words.vaults.willBe(another.path)}
      </Text>
    </div>
  );

  return (
    <>
      {clouds.length === 0 ? (
        <Input.Wrapper
          label={words.vaults.place}
          labelElement="div"
          description={words.vaults.placeHint}
          error={error}
        >
          {chooser}
        </Input.Wrapper>
      ) : (
        <Radio.Group
          label={words.vaults.place}
          description={words.vaults.placeHint}
          error={error}
          value={isAnother ? ANOTHER : (place?.placeId ?? "")}
          onChange={(value) => {
            setIsAnother(value === ANOTHER);
            onChoose(value === ANOTHER ? another : (clouds.find(({ placeId }) => placeId === value) ?? null));
          }}
        >
          <div className={styles.places}>
            {clouds.map(({ placeId, path, provider }) => (
              <Radio
                key={placeId}
                value={placeId}
                label={PRODUCTS[provider] ?? folderNameOf(path)}
                description={path}
                classNames={{ description: styles.path ?? "" }}
              />
            ))}
            <Radio value={ANOTHER} label={words.vaults.anotherFolder} />
            {chooser}
          </div>
        </Radio.Group>
      )}
      {choosing.problem !== null && <ProblemAlert problem={choosing.problem} />}
    </>
  );
}
