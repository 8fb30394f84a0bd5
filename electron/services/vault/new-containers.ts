import { type DataId, deriveItemKey } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { NewContainer } from "../ports";
import { type Place, pathBelow, requireDepth } from "./path-algebra";

/** A folder as far as a new item below it needs to know. */
export interface ParentFolder extends Place {
  readonly itemKey: NewContainer["itemKey"];
}

/** What all containers that one person writes in one vault have in common. */
export interface Authorship {
  readonly owner: ContainerHeader["owner"];
  readonly writer: ContainerHeader["writer"];
  readonly checkpoint: ContainerHeader["checkpoint"];
}

/** A new item: it takes its folder's epoch, and its key follows from the folder's. @throws KeyferryError `too-deep` */
export function newContainer(
  parent: ParentFolder,
  id: DataId,
  name: string,
  { owner, writer, checkpoint }: Authorship,
): NewContainer {
  const path = pathBelow(parent);
  requireDepth(path);
  return {
    dataId: id,
    path,
    epoch: parent.epoch,
    version: 1,
    previousHeaderHash: null,
    owner,
    writer,
    checkpoint,
    writers: [],
    itemKey: deriveItemKey(parent.itemKey, id, parent.epoch),
    name,
  };
}

/** A new container as the folder of others that are made with it. */
export function asParent(container: NewContainer): ParentFolder {
  const { dataId, path, epoch, itemKey } = container;
  return { dataId, path, epoch, itemKey };
}
