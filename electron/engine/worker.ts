import { parentPort } from "node:worker_threads";
import { zero } from "../../shared/crypto";
import type { JobOutcome } from "../services/ports/engine";
import { withOwnBytes } from "./message-bytes";
import type { TaskAnswer, TaskKind, TaskMessage, TaskMessageOf, TaskRequest, TaskResult } from "./tasks";
import { decryptFiles } from "./worker/decrypt-batch";
import { beginDecryption, finishDecryption, openSegments, readTagsOfRun } from "./worker/decrypt-large";
import { encryptFiles, writeNodes } from "./worker/encrypt-batch";
import { beginEncryption, finishEncryption, sealSegments } from "./worker/encrypt-large";
import { failedOutcome } from "./worker/failure";
import { measureFiles, readHeads, readSegments } from "./worker/read-containers";
import { resealContainers } from "./worker/reseal-batch";
import { beginReseal, copyBytes, finishReseal } from "./worker/reseal-large";
import { rewriteContainers } from "./worker/rewrite-batch";
import { beginRewrite, rewriteSegments } from "./worker/rewrite-large";

/**
 * The entry of a worker thread: takes one task after the other. File work is synchronous, except where a task waits for the
 * disk to sync: there the next one begins.
 */

type Handlers = {
  readonly [K in TaskKind]: (request: TaskRequest<K>) => TaskResult<K> | Promise<TaskResult<K>>;
};

const HANDLERS: Handlers = {
  "measure-files": measureFiles,
  "encrypt-files": encryptFiles,
  "begin-encryption": beginEncryption,
  "seal-segments": sealSegments,
  "finish-encryption": finishEncryption,
  "write-nodes": writeNodes,
  "decrypt-files": decryptFiles,
  "begin-decryption": beginDecryption,
  "read-tags": readTagsOfRun,
  "open-segments": openSegments,
  "finish-decryption": finishDecryption,
  "reseal-containers": resealContainers,
  "begin-reseal": beginReseal,
  "copy-bytes": copyBytes,
  "finish-reseal": finishReseal,
  "rewrite-containers": rewriteContainers,
  "begin-rewrite": beginRewrite,
  "rewrite-segments": rewriteSegments,
  "read-heads": readHeads,
  "read-segments": readSegments,
};

async function perform<K extends TaskKind>(message: TaskMessageOf<K>): Promise<JobOutcome<TaskResult<K>>> {
  try {
    return { ok: true, value: await HANDLERS[message.kind](message.request) };
  } catch (error) {
    return failedOutcome(error);
  } finally {
    zero(...message.secrets);
  }
}

/** Results that hold a key or plaintext are moved, not copied, so that this thread keeps nothing of them. */
function movedBuffers(message: TaskMessage, outcome: JobOutcome<unknown>): ArrayBuffer[] {
  if (!outcome.ok) return [];
  if (message.kind === "read-segments") return [bufferOf(outcome.value as TaskResult<"read-segments">)];
  const keys = keysIn(message.kind, outcome.value);
  if (keys === null) return [];
  return "root" in keys ? [bufferOf(keys.root)] : keys.nodes.map(bufferOf);
}

function keysIn(kind: TaskKind, value: unknown): TaskResult<"begin-decryption">["keys"] | null {
  if (kind === "begin-decryption") return (value as TaskResult<"begin-decryption">).keys;
  return kind === "begin-rewrite" ? (value as TaskResult<"begin-rewrite">).oldKeys : null;
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer as ArrayBuffer;
}

const port = parentPort;
if (port === null) throw new Error("engine-worker must be started as a worker thread");
port.on("message", (message: TaskMessage) => {
  // `perform` does not reject: what is thrown inside is its outcome.
  void perform(message).then((performed) => {
    const outcome = withOwnBytes(performed);
    const answer: TaskAnswer = { id: message.id, outcome };
    port.postMessage(answer, movedBuffers(message, outcome));
  });
});
