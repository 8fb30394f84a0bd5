import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Server } from "node:tls";
import { generateDataKey } from "../../../shared/crypto";
import type { Certificates } from "../../contract/harness/certificates";
import { KEY_BYTES } from "./figures-of-paper";
import { inParallel } from "./in-parallel";

/** Channels that are open at the same time; they are counted, not kept. */
const AT_ONCE = 24;

/** Reads one key from a channel. */
async function receiveKey(channel: NodeJS.ReadableStream): Promise<number> {
  let received = 0;
  for await (const part of channel) {
    received += (part as Buffer).length;
    if (received >= KEY_BYTES) break;
  }
  return received;
}

/** One side of a user who hands keys over herself: a TLS listener of her own. */
async function openListener(certificates: Certificates, onChannel: () => void): Promise<Server> {
  const { certificate: cert, key } = certificates.server;
  const listener = createServer({ cert, key }, (channel) => {
    onChannel();
    channel.on("error", () => undefined);
    channel.write(generateDataKey());
    channel.resume().on("end", () => channel.end());
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  return listener;
}

/**
 * n users hand keys to each other without a server: each pair opens a TLS channel and a key goes each way.
 * @returns TLS channels that were secured ('secureConnection' of all listeners)
 */
export async function countDirectChannels(users: number, certificates: Certificates): Promise<number> {
  let channels = 0;
  const listeners = await Promise.all(
    Array.from({ length: users }, () => openListener(certificates, () => channels++)),
  );
  const pairs = listeners.flatMap((listener, to) => Array.from({ length: to }, () => listener));
  await inParallel(pairs, AT_ONCE, async (listener) => {
    const { port } = listener.address() as AddressInfo;
    const channel = connect({ host: "127.0.0.1", port, ca: certificates.authority });
    await once(channel, "secureConnect");
    channel.write(generateDataKey());
    if ((await receiveKey(channel)) !== KEY_BYTES) throw new Error("a key did not arrive");
    channel.destroy();
  });
  for (const listener of listeners) listener.close();
  return channels;
}
