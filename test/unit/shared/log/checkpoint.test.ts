import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256, utf8 } from "../../../../shared/crypto";
import {
  type Checkpoint,
  cosign,
  EMPTY_ROOT,
  formatCheckpoint,
  formatVkey,
  generateSkey,
  generateWitnessSkey,
  type LogTrust,
  openCheckpoint,
  parseCheckpoint,
  parseSkey,
  parseVkey,
  parseWitnessSkey,
  signCheckpoint,
  signNote,
  verifyEndorsement,
} from "../../../../shared/log";
import { expectLogError } from "./plain-tree";

const ORIGIN = "keyferry.log/0a1b2c3d";
const log = parseSkey(generateSkey(ORIGIN));
const nextLog = parseSkey(generateSkey(ORIGIN));
const w1 = parseWitnessSkey(generateWitnessSkey("w1.example"));
const w2 = parseWitnessSkey(generateWitnessSkey("w2.example"));
const checkpoint: Checkpoint = { origin: ORIGIN, size: 300, root: sha256(utf8("root")) };
const note = signCheckpoint(checkpoint, log);
const trust: LogTrust = { origin: ORIGIN, logKeys: [parseVkey(log.vkey)], witnesses: [], quorum: 0 };
const watched: LogTrust = {
  ...trust,
  witnesses: [w1, w2].map(({ vkey }) => parseVkey(vkey)),
  quorum: 2,
};

describe("a checkpoint's text", () => {
  it("comes back as it was written", () => {
    const roots = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((root) => Uint8Array.from(root));
    fc.assert(
      fc.property(fc.maxSafeNat(), roots, (size, root) => {
        const any = { origin: ORIGIN, size: size + 1, root };
        if (Number.isSafeInteger(any.size)) expect(parseCheckpoint(formatCheckpoint(any))).toEqual(any);
      }),
    );
    const empty = { origin: ORIGIN, size: 0, root: EMPTY_ROOT };
    expect(parseCheckpoint(formatCheckpoint(empty))).toEqual(empty);
  });

  it("is that of the specification", () => {
    const text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    const { origin, size } = parseCheckpoint(text);
    expect([origin, size]).toEqual(["example.com/behind-the-sofa", 20_852_163]);
    expect(formatCheckpoint(parseCheckpoint(text))).toBe(text);
  });

  const text = formatCheckpoint(checkpoint);
  it.each([
    ["no size", text.replace("300\n", "")],
    ["a leading zero", text.replace("300", "0300")],
    ["a sign", text.replace("300", "+300")],
    ["a negative size", text.replace("300", "-300")],
    ["a fraction", text.replace("300", "3e2")],
    ["hex", text.replace("300", "0x12c")],
    ["white space around the size", text.replace("300", " 300")],
    ["a size above 2^53 - 1", text.replace("300", "9007199254740992")],
    ["a size of twenty digits", text.replace("300", "18446744073709551615")],
    ["no size digits", text.replace("300", "")],
    ["an empty origin", text.replace(ORIGIN, "")],
    ["an origin with a space", text.replace(ORIGIN, "key ferry")],
    ["a root without padding", text.replace("=", "")],
    ["a root of 31 bytes", text.replace(/\n[^\n]*=\n/, `\n${Buffer.alloc(31).toString("base64")}\n`)],
    ["a root with bits left over", text.replace(/.=\n$/, (end) => `${end.startsWith("B") ? "D" : "B"}=\n`)],
    ["a line more", `${text}extension\n`],
    ["an empty line more", `${text}\n`],
    ["no newline at the end", text.slice(0, -1)],
    ["an empty tree with another root", text.replace("300", "0")],
  ])("is refused with %s", (_, changed) => {
    expectLogError(() => parseCheckpoint(changed), "note-malformed");
  });

  it("is not made of what is no checkpoint", () => {
    for (const change of [
      { size: -1 },
      { size: 2 ** 53 },
      { size: 0.5 },
      { origin: "a b" },
      { root: new Uint8Array(8) },
    ])
      expectLogError(() => formatCheckpoint({ ...checkpoint, ...change }), "note-malformed");
  });
});

describe("a signed checkpoint", () => {
  it("opens with the log's key", () => {
    expect(openCheckpoint(note, trust)).toEqual({ checkpoint, cosignatures: [] });
  });

  it("opens with the key before and the key after while the log changes its key", () => {
    const both = { ...trust, logKeys: [log, nextLog].map(({ vkey }) => parseVkey(vkey)) };
    expect(openCheckpoint(note, both).checkpoint).toEqual(checkpoint);
    expect(openCheckpoint(signCheckpoint(checkpoint, nextLog), both).checkpoint).toEqual(checkpoint);
  });

  it("is refused without a signature of the log, with a wrong one, and of another log", () => {
    expectLogError(() => openCheckpoint(signCheckpoint(checkpoint, nextLog), trust), "checkpoint-unsigned");
    expectLogError(() => openCheckpoint(note.replace("\n300\n", "\n301\n"), trust), "checkpoint-unsigned");
    const other = signCheckpoint({ ...checkpoint, origin: "other.log" }, log);
    expectLogError(() => openCheckpoint(other, trust), "checkpoint-unsigned");
    const onlyWitness = cosign(note, w1, 1).replace(/— keyferry[^\n]*\n/, "");
    expectLogError(() => openCheckpoint(onlyWitness, { ...watched, quorum: 1 }), "checkpoint-unsigned");
  });

  it("is not read before it is verified, and refused when the log signed something else than a checkpoint", () => {
    expectLogError(() => openCheckpoint(signNote("no checkpoint\n", [log]), trust), "note-malformed");
    expectLogError(
      () => openCheckpoint(signNote("no checkpoint\n", [nextLog]), trust),
      "checkpoint-unsigned",
    );
  });

  it("may be signed by another key when the key before has endorsed it, and only that one", () => {
    const endorsement = log.endorse(nextLog.publicKey);
    expect(verifyEndorsement(log.publicKey, nextLog.publicKey, endorsement)).toBe(true);
    expect(verifyEndorsement(nextLog.publicKey, log.publicKey, endorsement)).toBe(false);
    expect(verifyEndorsement(log.publicKey, w1.publicKey, endorsement)).toBe(false);
    expect(verifyEndorsement(log.publicKey, nextLog.publicKey, endorsement.subarray(1))).toBe(false);
  });

  it("is not the log's own when a witness's key signed as the log", () => {
    const asWitness = parseVkey(formatVkey(ORIGIN, 4, log.publicKey));
    expectLogError(() => openCheckpoint(note, { ...trust, logKeys: [asWitness] }), "checkpoint-unsigned");
  });
});

describe("cosignatures", () => {
  const seen = cosign(cosign(note, w1, 1_737_192_000), w2, 1_737_192_060);

  it("say who saw the checkpoint and when", () => {
    expect(openCheckpoint(seen, watched)).toEqual({
      checkpoint,
      cosignatures: [
        { name: "w1.example", time: 1_737_192_000 },
        { name: "w2.example", time: 1_737_192_060 },
      ],
    });
  });

  it("are demanded: as many as the quorum, of witnesses that are trusted", () => {
    expectLogError(() => openCheckpoint(note, watched), "cosignatures-missing");
    expectLogError(() => openCheckpoint(cosign(note, w1, 1), watched), "cosignatures-missing");
    const stranger = parseWitnessSkey(generateWitnessSkey("w2.example"));
    const byStranger = cosign(cosign(note, w1, 1), stranger, 2);
    expectLogError(() => openCheckpoint(byStranger, watched), "cosignatures-missing");
    expect(openCheckpoint(seen, { ...watched, quorum: 1 }).cosignatures).toHaveLength(2);
  });

  it("count once for each witness, under whatever names, and never for the log itself", () => {
    const twice = { ...watched, witnesses: [w1, w1].map(({ vkey }) => parseVkey(vkey)) };
    expectLogError(() => openCheckpoint(cosign(note, w1, 1), twice), "cosignatures-missing");
    const renamed = {
      ...watched,
      witnesses: [parseVkey(w1.vkey), parseVkey(formatVkey("w9", 4, w1.publicKey))],
    };
    expectLogError(() => openCheckpoint(cosign(note, w1, 1), renamed), "cosignatures-missing");
    // The witness's key is also one of the log's.
    const logKeys = [log.vkey, formatVkey(ORIGIN, 1, w1.publicKey)].map(parseVkey);
    const selfWatched = { ...watched, logKeys, quorum: 1 };
    expectLogError(() => openCheckpoint(cosign(note, w1, 1), selfWatched), "cosignatures-missing");
    expect(openCheckpoint(cosign(note, w2, 1), selfWatched).cosignatures).toHaveLength(1);
  });

  it("are missing when the quorum is not a number", () => {
    expectLogError(() => openCheckpoint(seen, { ...watched, quorum: Number.NaN }), "cosignatures-missing");
  });

  it("are refused with another time or for another checkpoint", () => {
    const line = /— w1\.example ([^\n]*)\n/.exec(seen)?.[1] ?? "";
    const bytes = Buffer.from(line, "base64");
    bytes[11] = (bytes[11] ?? 0) ^ 1;
    const later = seen.replace(line, bytes.toString("base64"));
    expectLogError(() => openCheckpoint(later, watched), "checkpoint-unsigned");
    const far = Buffer.from(line, "base64");
    far[4] = 0xff;
    expectLogError(
      () => openCheckpoint(seen.replace(line, far.toString("base64")), watched),
      "checkpoint-unsigned",
    );
    const other = signCheckpoint({ ...checkpoint, size: 301 }, log);
    const moved = other + seen.slice(seen.indexOf("— w1"));
    expectLogError(() => openCheckpoint(moved, watched), "checkpoint-unsigned");
  });

  it("replace the same witness's earlier one", () => {
    const again = cosign(seen, w1, 1_737_200_000);
    expect(again.match(/— w1\.example/g)).toHaveLength(1);
    expect(openCheckpoint(again, watched).cosignatures).toContainEqual({
      name: "w1.example",
      time: 1_737_200_000,
    });
  });

  it("are only made for checkpoints", () => {
    expectLogError(() => cosign(signNote("no checkpoint\n", [log]), w1, 1), "note-malformed");
    expectLogError(() => cosign("garbage", w1, 1), "note-malformed");
  });

  it("of a public log's checkpoint by four public witnesses verify", () => {
    const { checkpoint: opened, cosignatures } = openCheckpoint(PUBLIC_CHECKPOINT, {
      origin: "arche2025h1.staging.ct.transparency.dev",
      logKeys: [
        parseVkey(
          "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f",
        ),
      ],
      witnesses: [
        "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM",
        "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
        "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv",
      ].map(parseVkey),
      quorum: 4,
    });
    expect(opened.size).toBe(1_432_088_532);
    expect(cosignatures.map(({ time }) => time)).toEqual([
      1_779_573_024, 1_779_573_024, 1_779_573_024, 1_779_573_024,
    ]);
  });
});

/** As four witnesses of the public network cosigned it; the second line is a signature of a kind that is not read here. */
const PUBLIC_CHECKPOINT = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`;
