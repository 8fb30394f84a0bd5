import { join } from "node:path";
import { type ContainerHeader, segmentCount } from "../../../shared/format";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import { type ContainerAccess, forgetKeys } from "../keyring/container-access";
import type { OpenedFiles } from "../opened/opened-files";
import type { Engine, Files } from "../ports";
import { freeFileSystemName, splitExtension } from "../vault/naming-rules";
import type { ContainerExamination, ExaminedContainer } from "./container-examination";

export interface ContainerOpeningDeps {
  readonly engine: Engine;
  readonly files: Files;
  readonly examination: ContainerExamination;
  readonly opened: OpenedFiles;
  /** Told of every container that was opened or exported. */
  readonly used: (header: ContainerHeader) => void;
}

/** A container of a file that I hold keys for. */
type OpenableFile = ExaminedContainer & {
  readonly head: NonNullable<ExaminedContainer["head"]>;
  readonly access: ContainerAccess;
};

/** Decrypts single containers wherever they lie: to look at, or to keep. */
export class ContainerOpening {
  constructor(private readonly deps: ContainerOpeningDeps) {}

  /**
   * Opens the file, or the part of it that I may read, with the default application.
   * @throws KeyferryError the container's problem, `no-access`, `request-invalid` for a folder
   */
  async open(path: string, control: JobControl): Promise<void> {
    const file = await this.#openable(path);
    await this.deps.opened.open(plaintextName(file), (target) => this.#decrypt(file, target, control));
  }

  /** Writes the plaintext into a folder, under a name that is free there. @throws as `open` */
  async exportTo(folder: string, path: string, control: JobControl): Promise<void> {
    const file = await this.#openable(path);
    const taken = new Set((await this.deps.files.list(folder)).map(({ name }) => name.toLowerCase()));
    const isTaken = (identity: string) => taken.has(identity.toLowerCase());
    const name = freeFileSystemName(plaintextName(file), isTaken, process.platform);
    await this.deps.opened.whileExporting([folder], () => this.#decrypt(file, join(folder, name), control));
  }

  async #openable(path: string): Promise<OpenableFile> {
    const [examined] = await this.deps.examination.examine([path]);
    if (examined === undefined) throw new KeyferryError("internal");
    const { head, access, problem } = examined;
    if (problem !== null) throw new KeyferryError(problem);
    if (head === null || access === null) throw new KeyferryError("no-access");
    if (head.header.kind !== "file") throw new KeyferryError("request-invalid", "only a file can be opened");
    return { ...examined, head, access };
  }

  async #decrypt(file: OpenableFile, targetPath: string, control: JobControl): Promise<void> {
    const { head, access } = file;
    try {
      const [outcome] = await this.deps.engine.decryptFiles(
        [{ sourcePath: file.path, headerHash: head.headerHash, access, targetPath, restoreMetadata: true }],
        {
          signal: control.signal,
          pause: control.pause,
          onProgress: (progress) => control.progress(progress),
        },
      );
      if (outcome?.ok !== true) throw new KeyferryError(outcome?.code ?? "internal", outcome?.detail);
      this.deps.used(head.header);
    } finally {
      forgetKeys(access);
    }
  }
}

/** The file's name; for a part with the segments that it is made of, counted from 1. */
function plaintextName({ head, access, name }: OpenableFile): string {
  const { header } = head;
  const known = name ?? header.dataId;
  const isWhole = access.by === "item-key" || (access.from === 0 && access.to === segmentCount(header));
  if (isWhole) return known;
  const { stem, extension } = splitExtension(known);
  return `${stem} (part ${access.from + 1}-${access.to} of ${access.segmentCount})${extension}`;
}
