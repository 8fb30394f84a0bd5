import pino from "pino";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { connectKeyServer, type KeyServerClient } from "../../../electron/adapters/key-server";
import { createServer } from "../../../server/create-server";
import { ListenRefusedError } from "../../../server/listening";
import { type Certificates, createCertificates } from "../../contract/harness/certificates";
import { startTestServer, type TestServer } from "../../contract/harness/test-server";

describe("TLS between client and server", () => {
  let here: Certificates;
  let elsewhere: Certificates;
  let server: TestServer | undefined;
  let client: KeyServerClient | undefined;

  beforeAll(async () => {
    [here, elsewhere] = await Promise.all([createCertificates(), createCertificates("elsewhere")]);
  });
  afterEach(async () => {
    client?.close();
    await server?.close();
  });

  const reach = async (tls: Certificates["server"], certificateAuthority?: string): Promise<void> => {
    server = await startTestServer({ tls });
    expect(server.origin).toMatch(/^https:/);
    client = connectKeyServer(server.origin, certificateAuthority ? { certificateAuthority } : {});
    await client.checkReachable();
  };

  it("works with a company's own authority", async () => {
    await expect(reach(here.server, here.authority)).resolves.toBeUndefined();
  });

  it("is refused when the authority is not known", async () => {
    await expect(reach(here.server)).rejects.toMatchObject({ code: "server-untrusted" });
  });

  it("is refused when another authority of the same name signed", async () => {
    await expect(reach(here.server, elsewhere.authority)).rejects.toMatchObject({ code: "server-untrusted" });
  });

  it("is refused when the certificate is for another host", async () => {
    await expect(reach(elsewhere.server, elsewhere.authority)).rejects.toMatchObject({
      code: "server-untrusted",
    });
  });

  it("is what the server demands wherever others could listen", async () => {
    const options = { database: ":memory:", logger: pino({ level: "silent" }) };
    const plain = await createServer(options);
    await expect(plain.listen("0.0.0.0", 0)).rejects.toThrow(ListenRefusedError);
    await expect(plain.listen("192.0.2.1", 0)).rejects.toThrow(/certificate/);
    await plain.close();
    const nameless = await createServer({ ...options, tls: here.server });
    await expect(nameless.listen("0.0.0.0", 0)).rejects.toThrow(/KEYFERRY_ORIGIN/);
    await nameless.close();
  });
});
