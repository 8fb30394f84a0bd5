import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import {
  bytesToHex,
  CryptoError,
  concatBytes,
  hexToBytes,
  hkdf,
  hmacSha256,
  importEncryptionKey,
  openA128CbcHs256,
  sealA128CbcHs256,
  unwrapKey,
  verify,
  wrapKey,
} from "../../shared/crypto";
import {
  decryptCbcUnauthenticated,
  encryptCbcUnauthenticated,
} from "../../shared/crypto/authenticated-cipher";
import { refuses, runSuite, type SuiteResult, type VectorCase } from "./vector-suite";

/** The vectors of C2SP/wycheproof (testvectors_v1) for every primitive of suite 1. */

interface WycheproofTest {
  readonly tcId: number;
  readonly comment: string;
  readonly result: "valid" | "invalid" | "acceptable";
  readonly [field: string]: unknown;
}

interface WycheproofGroup {
  readonly tests: readonly WycheproofTest[];
  readonly [field: string]: unknown;
}

/** Reads a hex field of a test or group. */
type Field = (name: string) => Uint8Array;
type Check = (test: Field, valid: boolean, group: WycheproofGroup, raw: WycheproofTest) => boolean;

function hexField(of: Readonly<Record<string, unknown>>): Field {
  return (name) => hexToBytes(String(of[name]));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return bytesToHex(a) === bytesToHex(b);
}

function runFile(folder: string, file: string, check: Check): SuiteResult {
  const { testGroups } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as {
    testGroups: readonly WycheproofGroup[];
  };
  const cases = testGroups.flatMap((group) =>
    group.tests.map((test): VectorCase => {
      const label = `${file} #${test.tcId} (${test.result}) ${test.comment}`;
      return { label, check: () => check(hexField(test), isToBeAccepted(test), group, test) };
    }),
  );
  return runSuite(`wycheproof/${file}`, cases);
}

/** None of the six files has "acceptable" cases; if one appears, somebody has to decide. */
function isToBeAccepted(test: WycheproofTest): boolean {
  if (test.result === "acceptable") throw new Error("an acceptable case that nobody has decided on");
  return test.result === "valid";
}

const checkAead: Check = (test, valid) => {
  const [key, iv, aad] = [test("key"), test("iv"), test("aad")];
  const open = () => openA128CbcHs256(key, iv, aad, test("ct"), test("tag"));
  if (!valid) return refuses(CryptoError, open);
  const sealed = sealA128CbcHs256(key, iv, aad, test("msg"));
  return (
    sameBytes(open(), test("msg")) &&
    sameBytes(sealed.ciphertext, test("ct")) &&
    sameBytes(sealed.tag, test("tag"))
  );
};

const checkCbc: Check = (test, valid, group) => {
  const open = () => decryptCbcUnauthenticated(test("key"), test("iv"), test("ct"));
  const seal = () => concatBytes(...encryptCbcUnauthenticated(test("key"), test("iv"), test("msg")));
  // Suite 1 has AES-128 only: the valid cases of other key sizes must be refused like the invalid ones.
  if (group["keySize"] !== 128) return refuses(CryptoError, open) && refuses(CryptoError, seal);
  if (!valid) return refuses(CryptoError, open);
  return sameBytes(open(), test("msg")) && sameBytes(seal(), test("ct"));
};

const checkSignature: Check = (test, valid, group) => {
  const publicKey = hexField(group["publicKey"] as Record<string, unknown>)("pk");
  return verify(publicKey, "", test("msg"), test("sig")) === valid;
};

const checkHkdf: Check = (test, valid, _group, raw) => {
  const derive = () => hkdf(test("ikm"), test("salt"), test("info"), Number(raw["size"]));
  return valid ? sameBytes(derive(), test("okm")) : refuses(CryptoError, derive);
};

const checkHmac: Check = (test, valid, group) => {
  const tag = hmacSha256(test("key"), test("msg")).subarray(0, Number(group["tagSize"]) / 8);
  return sameBytes(tag, test("tag")) === valid;
};

const checkUnwrap: Check = (test, valid, group) => {
  const privateKey = hexField(group)("privateKeyPkcs8");
  const unwrap = () => unwrapKey(privateKey, test("ct"), test("label"));
  if (!valid) return refuses(CryptoError, unwrap);
  const spki = createPublicKey(importEncryptionKey(privateKey)).export({ format: "der", type: "spki" });
  const wrapped = wrapKey(spki, test("msg"), test("label"));
  return (
    sameBytes(unwrap(), test("msg")) && sameBytes(unwrapKey(privateKey, wrapped, test("label")), test("msg"))
  );
};

const FILES: readonly (readonly [file: string, check: Check])[] = [
  ["a128cbc_hs256_test.json", checkAead],
  ["aes_cbc_pkcs5_test.json", checkCbc],
  ["ed25519_test.json", checkSignature],
  ["hkdf_sha256_test.json", checkHkdf],
  ["hmac_sha256_test.json", checkHmac],
  ["rsa_oaep_2048_sha256_mgf1sha256_test.json", checkUnwrap],
];

/** @param folder holds the six files */
export function runWycheproof(folder: string): SuiteResult[] {
  return FILES.map(([file, check]) => runFile(folder, file, check));
}
