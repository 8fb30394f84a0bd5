import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { base64ToBytes } from "../../shared/crypto";
import {
  LogError,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from "../../shared/log";
import { refuses, runSuite, type SuiteResult, type VectorCase } from "./vector-suite";

/** The vectors of transparency-dev/merkle (testdata): one case a file. */

interface MerkleCase {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly [field: string]: unknown;
}

/** Reads fields of a case. */
interface Fields {
  readonly number: (name: string) => number;
  readonly bytes: (name: string) => Uint8Array;
  readonly proof: readonly Uint8Array[];
}

function fieldsOf(vector: MerkleCase): Fields {
  return {
    number: (name) => Number(vector[name]),
    bytes: (name) => base64ToBytes(String(vector[name])),
    proof: (vector.proof ?? []).map(base64ToBytes),
  };
}

const CHECKS: Readonly<Record<string, (fields: Fields) => void>> = {
  inclusion: ({ number, bytes, proof }) => {
    const [size, index] = [number("treeSize"), number("leafIdx")];
    verifyInclusion({ size, index, leafHash: bytes("leafHash"), proof, root: bytes("root") });
  },
  consistency: ({ number, bytes, proof }) => {
    const [fromSize, toSize] = [number("size1"), number("size2")];
    verifyConsistency({ fromSize, toSize, fromRoot: bytes("root1"), toRoot: bytes("root2"), proof });
  },
  subtreeinclusion: ({ number, bytes, proof }) => {
    const [start, end, index] = [number("start"), number("end"), number("leafIdx")];
    verifySubtreeInclusion({ start, end, index, leafHash: bytes("leafHash"), proof, root: bytes("root") });
  },
  subtreeconsistency: ({ number, bytes, proof }) => {
    const [start, end, size] = [number("start"), number("end"), number("size")];
    verifySubtreeConsistency({ start, end, size, subtreeRoot: bytes("root1"), root: bytes("root2"), proof });
  },
};

/** Each folder's cases, everything below it included. */
export function runMerkle(folder: string): SuiteResult[] {
  return Object.entries(CHECKS).map(([name, check]) => {
    const files = readdirSync(path.join(folder, name), { recursive: true, encoding: "utf8" });
    const cases = files
      .filter((file) => file.endsWith(".json"))
      .sort()
      .map((file): VectorCase => {
        const vector = JSON.parse(readFileSync(path.join(folder, name, file), "utf8")) as MerkleCase;
        const verify = () => check(fieldsOf(vector));
        return { label: `${name}/${file}: ${vector.desc}`, check: () => holds(verify, vector.wantErr) };
      });
    return runSuite(`merkle/${name}`, cases);
  });
}

function holds(verify: () => void, isToBeRefused: boolean): boolean {
  if (isToBeRefused) return refuses(LogError, verify);
  verify();
  return true;
}
