import { describe, expect, it } from "vitest";
import { rootDataId } from "../../../../shared/crypto";
import { encodeContainerHead, parseContainerHead, writerStanding } from "../../../../shared/format";
import { alice, bob } from "../../../vectors/example-people";
import { bobAsWriter, exampleFile, exampleOwner, vaultHeader } from "../../../vectors/example-vault";

const byOwner = exampleFile.header;
const byBob = parseContainerHead(
  encodeContainerHead({ ...byOwner, writer: bobAsWriter }, bob.signingPrivate),
).header;

describe("the standing of a container's writer", () => {
  it("is owner for what the owner signed, the vault itself included", () => {
    expect(writerStanding(byOwner, vaultHeader)).toBe("owner");
    expect(writerStanding(vaultHeader, vaultHeader)).toBe("owner");
  });

  it("is writer for those the vault lists, by fingerprint and key", () => {
    expect(writerStanding(byBob, vaultHeader)).toBe("writer");
    expect(writerStanding(byBob, { ...vaultHeader, writers: [] })).toBe("foreign");
    const otherFingerprint = { ...bobAsWriter, fingerprint: alice.fingerprint };
    expect(writerStanding(byBob, { ...vaultHeader, writers: [otherFingerprint] })).toBe("foreign");
  });

  it("is foreign in another vault, even of the same owner", () => {
    const nonce = new Uint8Array(16).fill(0xee);
    const other = {
      ...vaultHeader,
      dataId: rootDataId(alice.signingKey, nonce),
      owner: { ...exampleOwner, nonce },
    };
    expect(writerStanding(byOwner, other)).toBe("foreign");
    expect(writerStanding(byOwner, byOwner)).toBe("foreign");
  });
});
