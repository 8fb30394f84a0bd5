import { z } from "zod";
import { createKeytarKeychain } from "../../../electron/adapters/keychain";
import { KeyferryError } from "../../../electron/services/keyferry-error";
import { base64ToBytes, bytesToBase64 } from "../../../shared/crypto";
import { type ProbeCall, type ProbeOutcome, probeCallSchema } from "./probe-messages";

// A process of its own for each keychain: libsecret keeps the session bus that it met first.

const [service = "", calls = "[]", mode = "in-order"] = process.argv.slice(2);
const keychain = createKeytarKeychain({ service, timeoutMs: 15_000 });

async function perform(call: ProbeCall): Promise<string | boolean | null> {
  if (call.act === "remove") return keychain.remove(call.account);
  if (call.act === "write") {
    await keychain.write(call.account, base64ToBytes(call.secret));
    return true;
  }
  const secret = await keychain.read(call.account);
  return secret === null ? null : bytesToBase64(secret);
}

async function outcomeOf(call: ProbeCall): Promise<ProbeOutcome> {
  try {
    return { value: await perform(call) };
  } catch (error) {
    if (!(error instanceof KeyferryError)) throw error;
    return { code: error.code, detail: error.detail ?? "" };
  }
}

async function performAll(all: readonly ProbeCall[]): Promise<ProbeOutcome[]> {
  if (mode === "at-once") return Promise.all(all.map(outcomeOf));
  const outcomes: ProbeOutcome[] = [];
  for (const call of all) outcomes.push(await outcomeOf(call));
  return outcomes;
}

void performAll(z.array(probeCallSchema).parse(JSON.parse(calls))).then((outcomes) =>
  process.stdout.write(JSON.stringify(outcomes)),
);
