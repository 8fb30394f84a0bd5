import type { Cover, SecretKey16, Tree } from "../../shared/crypto";
import type { ContainerHeader } from "../../shared/format";
import type {
  ContentAccess,
  DecryptFileJob,
  EncryptFileJob,
  JobOutcome,
  ReadHead,
  ResealJob,
  RewriteJob,
  SegmentRange,
  WriteNodeJob,
  WrittenContainer,
} from "../services/ports/engine";
import type { CancelFlag } from "./cancel-flag";
import type { WatchedFile } from "./worker/positioned-file";

/** What the coordinator asks of a worker. Small files travel by the batch; a large file as begin, many runs, finish. */

/** A path beside the target that no other job uses; the worker creates, renames and, when it fails, removes it. */
export type WithTemporary<T> = T & { readonly temporaryPath: string };

export type EncryptFileTask = WithTemporary<EncryptFileJob>;
export type WriteNodeTask = WithTemporary<WriteNodeJob>;
export type DecryptFileTask = WithTemporary<DecryptFileJob>;
export type ResealTask = WithTemporary<ResealJob>;
export type RewriteTask = WithTemporary<RewriteJob>;

/** A header but for the hash of its segments' tags, which is known only when they are sealed. */
export type HeaderDraft = Omit<ContainerHeader, "tagsHash">;

/** Where the segments of one container lie. */
export type SegmentLayout = Pick<ContainerHeader, "dataId" | "segmentSizeLog2" | "plaintextLength"> & {
  readonly headLength: number;
};

export interface EncryptionPlan {
  readonly draft: HeaderDraft;
  readonly layout: SegmentLayout;
  readonly source: WatchedFile;
}

/** What to give the plaintext besides its bytes; null when the sealed box is not ours to open. */
export interface RestoredMetadata {
  readonly modifiedAt: number;
  readonly mode: number;
}

export interface DecryptionPlan {
  readonly layout: SegmentLayout;
  readonly tagsHash: Uint8Array;
  readonly source: WatchedFile;
  readonly keys: Tree | Cover;
  readonly range: SegmentRange;
  readonly metadata: RestoredMetadata | null;
}

export interface ResealPlan {
  readonly source: WatchedFile;
  readonly written: WrittenContainer;
  /** Bytes [from, to) of the old file that still have to be copied to `position` of the new one; null when there are none. */
  readonly copy: { readonly from: number; readonly to: number; readonly position: number } | null;
}

export interface RewritePlan extends EncryptionPlan {
  readonly oldLayout: SegmentLayout;
  readonly oldTagsHash: Uint8Array;
  readonly oldKeys: Tree | Cover;
}

interface Task<Request, Result> {
  readonly request: Request;
  readonly result: Result;
}

interface Cancellable {
  readonly cancel: CancelFlag;
}

export interface Tasks {
  /** Lengths in bytes of ordinary files. */
  "measure-files": Task<
    { readonly paths: readonly string[]; readonly links: "follow" | "refuse" },
    JobOutcome<number>[]
  >;

  "encrypt-files": Task<
    Cancellable & { readonly jobs: readonly EncryptFileTask[]; readonly signingKey: Uint8Array },
    JobOutcome<WrittenContainer>[]
  >;
  "begin-encryption": Task<
    { readonly job: EncryptFileTask; readonly contentKey: SecretKey16 },
    EncryptionPlan
  >;
  /** Yields the tags of the run, one after the other. */
  "seal-segments": Task<
    Cancellable & {
      readonly plan: Pick<EncryptionPlan, "layout" | "source">;
      readonly run: SegmentRange;
      readonly contentKey: SecretKey16;
      readonly temporaryPath: string;
    },
    Uint8Array
  >;
  "finish-encryption": Task<
    {
      readonly header: ContainerHeader;
      readonly headLength: number;
      readonly source: WatchedFile;
      readonly temporaryPath: string;
      readonly targetPath: string;
      readonly signingKey: Uint8Array;
    },
    WrittenContainer
  >;

  "write-nodes": Task<
    Cancellable & { readonly jobs: readonly WriteNodeTask[]; readonly signingKey: Uint8Array },
    JobOutcome<WrittenContainer>[]
  >;

  "decrypt-files": Task<
    Cancellable & { readonly jobs: readonly DecryptFileTask[] },
    JobOutcome<{ readonly bytes: number }>[]
  >;
  "begin-decryption": Task<{ readonly job: DecryptFileTask }, DecryptionPlan>;
  /** Yields the tags of the run as they stand in the file, not verified. */
  "read-tags": Task<
    Cancellable & { readonly plan: Pick<DecryptionPlan, "layout" | "source">; readonly run: SegmentRange },
    Uint8Array
  >;
  /** Yields the tags of the run after each was verified. */
  "open-segments": Task<
    Cancellable & {
      readonly plan: Pick<DecryptionPlan, "layout" | "source" | "range">;
      readonly keys: Tree | Cover;
      readonly run: SegmentRange;
      readonly temporaryPath: string;
    },
    Uint8Array
  >;
  "finish-decryption": Task<
    {
      readonly temporaryPath: string;
      readonly targetPath: string;
      readonly metadata: RestoredMetadata | null;
    },
    null
  >;

  "reseal-containers": Task<
    Cancellable & { readonly jobs: readonly ResealTask[]; readonly signingKey: Uint8Array },
    JobOutcome<WrittenContainer>[]
  >;
  "begin-reseal": Task<{ readonly job: ResealTask; readonly signingKey: Uint8Array }, ResealPlan>;
  "copy-bytes": Task<
    Cancellable & {
      readonly source: WatchedFile;
      readonly from: number;
      readonly to: number;
      readonly temporaryPath: string;
      /** Where byte `from` goes. */
      readonly position: number;
    },
    null
  >;
  "finish-reseal": Task<{ readonly source: WatchedFile; readonly temporaryPath: string }, null>;

  "rewrite-containers": Task<
    Cancellable & { readonly jobs: readonly RewriteTask[]; readonly signingKey: Uint8Array },
    JobOutcome<WrittenContainer>[]
  >;
  "begin-rewrite": Task<{ readonly job: RewriteTask; readonly contentKey: SecretKey16 }, RewritePlan>;
  /** Yields the run's old tags after each was verified, and after them the new ones. */
  "rewrite-segments": Task<
    Cancellable & {
      readonly plan: Pick<RewritePlan, "layout" | "oldLayout" | "source">;
      readonly run: SegmentRange;
      readonly oldKeys: Tree | Cover;
      readonly contentKey: SecretKey16;
      readonly temporaryPath: string;
    },
    Uint8Array
  >;

  "read-heads": Task<Cancellable & { readonly paths: readonly string[] }, JobOutcome<ReadHead>[]>;
  "read-segments": Task<
    {
      readonly sourcePath: string;
      readonly headerHash: Uint8Array;
      readonly access: ContentAccess;
      readonly range: SegmentRange | null;
    },
    Uint8Array
  >;
}

export type TaskKind = keyof Tasks;
export type TaskRequest<K extends TaskKind> = Tasks[K]["request"];
export type TaskResult<K extends TaskKind> = Tasks[K]["result"];

export interface TaskMessageOf<K extends TaskKind> {
  readonly id: number;
  readonly kind: K;
  readonly request: TaskRequest<K>;
  /** The keys inside the request, the very same arrays; the worker zeroes them when the task is done. */
  readonly secrets: readonly Uint8Array[];
}

export type TaskMessage = { [K in TaskKind]: TaskMessageOf<K> }[TaskKind];

export interface TaskAnswer {
  readonly id: number;
  readonly outcome: JobOutcome<unknown>;
}
