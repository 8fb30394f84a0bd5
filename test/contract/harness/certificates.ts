import { generate } from "selfsigned";

const DAY = 24 * 3600 * 1000;

export interface Certificates {
  /** PEM of the authority that signed the server's certificate. */
  readonly authority: string;
  readonly server: { readonly certificate: string; readonly key: string };
}

/** An authority made for the moment, and a certificate of a server at 127.0.0.1, or for another host. */
export async function createCertificates(
  host: "this computer" | "elsewhere" = "this computer",
): Promise<Certificates> {
  const notBeforeDate = new Date(Date.now() - DAY);
  const notAfterDate = new Date(Date.now() + DAY);
  const common = { keyType: "ec", curve: "P-256", algorithm: "sha256", notBeforeDate, notAfterDate } as const;
  const authority = await generate([{ name: "commonName", value: "Keyferry test authority" }], {
    ...common,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const altNames =
    host === "this computer"
      ? [
          { type: 7 as const, ip: "127.0.0.1" },
          { type: 2 as const, value: "localhost" },
        ]
      : [{ type: 2 as const, value: "elsewhere.example" }];
  const server = await generate([{ name: "commonName", value: "Keyferry test server" }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames },
    ],
  });
  return { authority: authority.cert, server: { certificate: server.cert, key: server.private } };
}
