import type { DataId, SecretKey16 } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";

/** Progress of a job over many files; `bytesDone` counts plaintext bytes, monotone. */
export interface EngineProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

/** A pause that work keeps between two files. */
export interface Pause {
  readonly isPaused: boolean;
  /** Resolves at once when nothing is paused, and otherwise when it goes on or is stopped. */
  goneOn(): Promise<void>;
}

export interface EngineControl {
  readonly signal?: AbortSignal;
  /** While it is on, no segment and no small file is begun. No file is open then but those being written, two at most. */
  readonly pause?: Pause;
  readonly onProgress?: (progress: EngineProgress) => void;
}

/** What a new container says of itself, apart from what is measured while it is written. */
export interface NewContainer {
  readonly dataId: DataId;
  readonly path: ContainerHeader["path"];
  readonly epoch: number;
  readonly version: number;
  readonly previousHeaderHash: Uint8Array | null;
  readonly owner: ContainerHeader["owner"];
  readonly writer: ContainerHeader["writer"];
  readonly checkpoint: ContainerHeader["checkpoint"];
  /** Vault roots only; empty otherwise. */
  readonly writers: ContainerHeader["writers"];
  readonly itemKey: SecretKey16;
  readonly name: string;
}

export interface EncryptFileJob {
  readonly container: NewContainer;
  readonly sourcePath: string;
  readonly targetPath: string;
  readonly mediaType: string;
  /** log2 of the segment size; default 18. */
  readonly segmentSizeLog2?: number;
}

/** A folder or vault container: header only. */
export interface WriteNodeJob {
  readonly kind: "folder" | "vault";
  readonly container: NewContainer;
  readonly targetPath: string;
  readonly modifiedAt: number;
  readonly earlierKeys: readonly { epoch: number; key: SecretKey16 }[];
}

export type JobOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string };

export interface WrittenContainer {
  readonly header: ContainerHeader;
  readonly headerHash: Uint8Array;
}

/** Where the content key of a file comes from: the item key opens the box; a cover opens only its range. */
export type ContentAccess =
  | { readonly by: "item-key"; readonly itemKey: SecretKey16 }
  | {
      readonly by: "cover";
      readonly version: number;
      readonly segmentCount: number;
      readonly from: number;
      readonly to: number;
      readonly nodes: readonly Uint8Array[];
    };

/** Segments [from, to) of a file. */
export interface SegmentRange {
  readonly from: number;
  readonly to: number;
}

export interface DecryptFileJob {
  readonly sourcePath: string;
  /** The header as it was read and checked before; the file must still carry exactly this one ("container-damaged" otherwise). */
  readonly headerHash: Uint8Array;
  readonly access: ContentAccess;
  /**
   * "range-invalid" outside the file, "no-access" outside a cover. When absent: all that the access opens, which is the
   * whole file by the item key and the cover's own range by a cover.
   */
  readonly range?: SegmentRange;
  /** Must not exist ("target-exists"). Written as a temporary file beside it and renamed once everything was verified. */
  readonly targetPath: string;
  /** Apply the sealed modification time and the mode's owner bits to the target. */
  readonly restoreMetadata: boolean;
}

export interface ResealJob {
  readonly containerPath: string;
  /** The header that must still be there ("item-not-found"/"container-damaged" otherwise). */
  readonly headerHash: Uint8Array;
  readonly currentItemKey: SecretKey16;
  /** What changes; the content key and the segments stay. version becomes +1 and previousHeaderHash the old header's hash. */
  readonly change: {
    readonly itemKey: SecretKey16;
    readonly path: ContainerHeader["path"];
    readonly epoch: number;
    readonly name?: string;
    readonly writers?: ContainerHeader["writers"];
    readonly earlierKeys?: readonly { epoch: number; key: SecretKey16 }[];
    readonly writer: ContainerHeader["writer"];
    readonly checkpoint: ContainerHeader["checkpoint"];
  };
}

/** A file whose content is encrypted anew: the same plaintext, name and place under a fresh content key. */
export interface RewriteJob {
  readonly containerPath: string;
  /** The header that must still be there, as for a `ResealJob`. */
  readonly headerHash: Uint8Array;
  readonly itemKey: SecretKey16;
  readonly writer: ContainerHeader["writer"];
  readonly checkpoint: ContainerHeader["checkpoint"];
}

export interface ReadHead {
  readonly path: string;
  readonly header: ContainerHeader;
  readonly headerHash: Uint8Array;
  readonly headLength: number;
  readonly fileLength: number;
}

/**
 * Container reading and writing in a pool of worker threads. Every batch call resolves with one outcome a job, in
 * order; one job's failure does not stop the others. An aborted signal stops soon: finished jobs keep their outcome, the rest
 * is "cancelled" and leaves no temporary file.
 */
export interface Engine {
  /** The key that signs headers from now on (PKCS#8 DER, Ed25519); null forgets it. */
  useWriter(signingPrivatePkcs8: Uint8Array | null): Promise<void>;
  /**
   * Replaces the target as a whole when there is one; makes its folder when only that one level is missing. "no-identity"
   * without a writer's key, "file-unsupported" for anything but an ordinary file, "file-changed-while-reading".
   */
  encryptFiles(
    jobs: readonly EncryptFileJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<WrittenContainer>[]>;
  writeNodes(jobs: readonly WriteNodeJob[], control?: EngineControl): Promise<JobOutcome<WrittenContainer>[]>;
  decryptFiles(
    jobs: readonly DecryptFileJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<{ bytes: number }>[]>;
  resealContainers(
    jobs: readonly ResealJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<WrittenContainer>[]>;
  /**
   * Makes the next version of each file with a content key of its own, without a plaintext on the disk. Nothing is replaced
   * unless every segment of the old one was verified.
   */
  rewriteContents(
    jobs: readonly RewriteJob[],
    control?: EngineControl,
  ): Promise<JobOutcome<WrittenContainer>[]>;
  /** Reads and strictly checks heads: structure, lengths, the writer's signature, the root ID's owner. Keys are not needed. */
  readHeads(paths: readonly string[], control?: EngineControl): Promise<JobOutcome<ReadHead>[]>;
  /** Verified plaintext of segments [from, to) in memory; at most 64 MiB. */
  readSegments(job: Omit<DecryptFileJob, "targetPath" | "restoreMetadata">): Promise<Uint8Array>;
  /**
   * Removes temporary files that a killed process left beside their targets in these folders (names that only the
   * engine gives). Returns how many.
   */
  removeLeftovers(folders: readonly string[]): Promise<number>;
  close(): Promise<void>;
}
