import { randomBytes } from "node:crypto";
import { connectKeyServer, type KeyServerClient } from "../../../electron/adapters/key-server";
import type { GrantChange, SessionSigner } from "../../../electron/services/ports/key-server";
import { createDemoRoot, type DemoRoot, grantTo } from "../../../server-mock/demo-grants";
import { createDemoPerson, type DemoPerson, signFor } from "../../../server-mock/demo-person";
import {
  coverRange,
  type DataId,
  deriveCover,
  deriveLeaf,
  equalConstantTime,
  generateDataKey,
  leafFromCover,
  newDataId,
  type SecretKey16,
  treeDepth,
} from "../../../shared/crypto";
import { type Grant, openGrant, type SeenCheckpoint } from "../../../shared/format";
import type { Certificates } from "../../contract/harness/certificates";
import { Member } from "../../contract/harness/member";
import { startTestServer } from "../../contract/harness/test-server";
import { AnswerMeter, type MeteredAnswer } from "./answer-meter";

/** A file of 1 GiB in segments of 256 KiB: one key each. */
export const SEGMENTS = 4096;
export const MOST_KEYS = 100;
/** A transparency log of a million entries. */
const CHECKPOINT: SeenCheckpoint = { size: 1_000_000, rootHash16: new Uint8Array(16).fill(0xa5) };

export interface SizeRow {
  readonly keys: number;
  /** Tree nodes that cover the keys: from the file's start, and where most are needed. */
  readonly nodes: { readonly aligned: number; readonly worst: number };
  /** Bytes of the answer's body. */
  readonly body: { readonly aligned: number; readonly worst: number; readonly withCheckpoint: number };
  /** Bytes of the whole answer inside TLS: status line, headers and body. */
  readonly message: { readonly aligned: number; readonly worst: number; readonly withCheckpoint: number };
}

interface Case {
  readonly keys: number;
  readonly from: number;
  readonly checkpoint: SeenCheckpoint | null;
  readonly grant: Grant;
}

/** The start at which a range of `keys` segments needs the most nodes. */
function worstStart(keys: number): number {
  const depth = treeDepth(SEGMENTS);
  let worst = { from: 0, nodes: 0 };
  for (let from = 0; from + keys <= SEGMENTS; from++) {
    const nodes = coverRange(depth, from, from + keys).length;
    if (nodes > worst.nodes) worst = { from, nodes };
  }
  return worst.from;
}
