import { Radio, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { moveWithUndo } from "../acts/use-acts";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { Loaded } from "../elements/loaded";
import { locale } from "../formatting/locale";
import { keyferry } from "../stores";
import { words } from "../words/words";
import { type FolderPlace, folderPlaces, obstacleTo, placesMatching } from "./folder-tree";
import { idsOf } from "./item-names";
import styles from "./move-dialog.module.css";

/** With more folders than this a search field helps; more than the limit are not worth listing. */
const SEARCHED_FROM = 15;
const LISTED = 300;

export function MoveDialog(props: {
  readonly vaultId: string;
  readonly folderId: string;
  readonly items: readonly ItemView[];
}) {
  const { vaultId } = props;
  const { close } = useDialogHandle();
  const [places, setPlaces] = useState<Loadable<readonly FolderPlace[]>>(LOADING);
  const [target, setTarget] = useState("");
  const [load, setLoad] = useState(0);
  useEffect(() => {
    void load;
    const asked = answered(keyferry.items.folders({ vaultId }));
    void settled(asked.then((folders) => folderPlaces(folders, locale()))).then(setPlaces);
  }, [vaultId, load]);

  const move = () => {
    close();
    void moveWithUndo({ vaultId, folderId: props.folderId }, props.items, target);
  };
  const [only] = props.items;
  const title =
    props.items.length === 1 && only !== undefined
      ? words.itemDialogs.moveTitle(only.name)
      : words.itemDialogs.moveManyTitle(props.items.length);

  return (
    <DialogFrame title={title} size="lg">
      <DialogForm
        action={words.itemDialogs.moveHere}
        onAction={move}
        working={false}
        disabled={target === ""}
      >
        <Loaded of={places} onRetry={() => setLoad(load + 1)}>
          {(list) => (
            <PlaceChoice
              places={list}
              from={props.folderId}
              items={props.items}
              target={target}
              onTarget={setTarget}
            />
          )}
        </Loaded>
        <Text size="sm" c="dimmed">
          {words.itemDialogs.moveHint}
        </Text>
      </DialogForm>
    </DialogFrame>
  );
}

function PlaceChoice(props: {
  readonly places: readonly FolderPlace[];
  readonly from: string;
  readonly items: readonly ItemView[];
  readonly target: string;
  readonly onTarget: (folderId: string) => void;
}) {
  const [typed, setTyped] = useState("");
  const moved = useMemo(() => new Set(idsOf(props.items)), [props.items]);
  const matching = placesMatching(props.places, typed).slice(0, LISTED);

  return (
    <>
      {props.places.length > SEARCHED_FROM && (
        <TextInput
          label={words.itemDialogs.moveSearch}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Radio.Group label={words.itemDialogs.moveWhere} value={props.target} onChange={props.onTarget}>
        <div className={styles.places}>
          {matching.map((place) => {
            const obstacle = obstacleTo(place, props.from, moved);
            const path = place.path.join(" / ");
            return (
              <div
                key={place.itemId}
                className={styles.place}
                style={{ paddingLeft: `${0.75 + Math.min(place.above.length, 8) * 1.25}rem` }}
              >
                <Radio
                  value={place.itemId}
                  disabled={obstacle !== null}
                  aria-label={path}
                  label={place.name}
                  {...(obstacle === null ? {} : { description: words.itemDialogs.obstacles[obstacle] })}
                />
              </div>
            );
          })}
        </div>
      </Radio.Group>
    </>
  );
}
