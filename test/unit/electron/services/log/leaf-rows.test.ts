import { expect, it } from "vitest";
import { encodeRow, LeafRows } from "../../../../../electron/services/log/leaf-rows";
import { generateSkey, parseSkey } from "../../../../../shared/log";

it("finds people and labels that begin with eight zeros, and takes no entry about nobody for theirs", () => {
  const zeros = new Uint8Array(32);
  const nobody = { auditSequence: 0, auditHash: zeros, labelsKey: zeros };
  const rows = [
    encodeRow({ kind: "audit-head", time: 1, ...nobody }),
    encodeRow({
      kind: "enrol",
      time: 2,
      personHash: zeros,
      label: zeros,
      sequence: 0,
      recordHash: zeros,
    }),
    encodeRow({
      kind: "log-key",
      time: 3,
      newKey: parseSkey(generateSkey("log")).publicKey,
      endorsement: new Uint8Array(64),
    }),
  ];
  const found = new LeafRows(Buffer.concat(rows));
  expect([found.ofPerson(zeros), found.ofLabel(zeros), found.ofLogKeys()]).toEqual([[1], [1], [2]]);
});
