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

  it("is owner for what any key of the owner's signed, where they are known", () => {
    const renewed = bobAsWriter.signingKey;
    const rootByRenewed = { ...vaultHeader, writer: bobAsWriter };
    expect(writerStanding(byBob, vaultHeader, [renewed])).toBe("owner");
    expect(writerStanding(rootByRenewed, rootByRenewed, [renewed])).toBe("owner");
    expect(writerStanding(byOwner, rootByRenewed, [renewed])).toBe("owner");
  });

  it("is foreign for all but the owner in a vault whose own header somebody else signed", () => {
    const forged = { ...vaultHeader, writer: bobAsWriter, writers: [bobAsWriter] };
    expect(writerStanding(forged, forged)).toBe("foreign");
    expect(writerStanding(byBob, forged)).toBe("foreign");
    expect(writerStanding(byOwner, forged)).toBe("owner");
  });

  it("is foreign for a vault's header by somebody whom the vault lists", () => {
    expect(writerStanding({ ...vaultHeader, writer: bobAsWriter }, vaultHeader)).toBe("foreign");
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
