import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { GrantChange, KeyServer } from "../../../../../electron/services/ports";
import {
  coverRange,
  deriveCover,
  deriveItemKey,
  generateDataKey,
  newDataId,
  treeDepth,
} from "../../../../../shared/crypto";
import {
  type Grant,
  type GrantPayload,
  type GrantTerms,
  openItem,
  segmentCount,
} from "../../../../../shared/format";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { type App, Desk, me } from "../stand-ins/desk";
import { grantOf, itemGrantOf, type PaperNode, PaperVault } from "../stand-ins/paper-vault";

let server: TestServer;
let anna: { desk: Desk; app: App };
let mallory: { desk: Desk; app: App };
let ben: { desk: Desk; app: App };
let vault: PaperVault;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  anna = await Desk.enrolled(server.origin, "Anna");
  mallory = await Desk.enrolled(server.origin, "Mallory");
});
afterAll(async () => {
  await anna.desk.remove();
  await mallory.desk.remove();
  await server.close();
});
beforeEach(async () => {
  ben = await Desk.enrolled(server.origin, `Ben${count++}`);
  vault = new PaperVault(me(anna.app));
  return () => ben.desk.remove();
});

async function register(node: PaperNode, ...grants: Grant[]): Promise<void> {
  const annas = anna.app.session.server();
  const { root, nonce } = vault;
  await annas.registerData([{ dataId: node.dataId, rootId: root.dataId, rootNonce: nonce }]);
  const changes: GrantChange[] = grants.map((grant) => ({ change: "register", grant }));
  expect(await annas.changeGrants(changes)).toEqual(grants.map(() => "done"));
}

async function share(node: PaperNode, terms: Partial<Omit<GrantTerms, "kind">> = {}): Promise<Grant> {
  const grant = await itemGrantOf(me(anna.app), me(ben.app), node, terms);
  await register(node, grant);
  return grant;
}

async function shareRange(file: PaperNode, from: number, to: number, version = 1): Promise<void> {
  await register(file, await grantOf(me(anna.app), me(ben.app), file, rangeOf(file, from, to, version)));
}

function rangeOf(file: PaperNode, from: number, to: number, version: number): GrantPayload {
  const contentKey = openItem(file.key, file.header).contentKey ?? generateDataKey();
  const segments = segmentCount(file.header);
  const nodes = deriveCover(contentKey, treeDepth(segments), from, to);
  return { kind: "range", from, to, version, segmentCount: segments, nodes, name: file.name };
}

/** What Ben's server answers instead of the truth. */
function serverAnswers(answers: Partial<KeyServer>): void {
  ben.desk.unreliable.replaced = answers;
}

const UNREACHABLE = () => Promise.reject(new KeyferryError("server-unreachable"));
const OFFLINE: Partial<KeyServer> = {
  fetchGrants: UNREACHABLE,
  fetchGrant: UNREACHABLE,
  receivedGrants: UNREACHABLE,
  lookUp: UNREACHABLE,
};

/** The name in the box, which only the right key opens. */
async function nameReadBy(app: App, node: PaperNode, withNodes = true): Promise<string | null> {
  const access = await app.keyring.accessTo(node.header, withNodes ? vault : undefined);
  return access?.by === "item-key" ? openItem(access.itemKey, node.header).name : null;
}

const refusal = (node: PaperNode) =>
  ben.app.keyring.accessTo(node.header, vault).then(
    () => "no refusal",
    (error: unknown) => (error instanceof KeyferryError ? error.code : error),
  );

describe("a key that was shared", () => {
  it("opens the file itself", async () => {
    const file = vault.add("file", "letter.txt");
    const grant = await share(file);
    const access = await ben.app.keyring.accessTo(file.header);
    expect(access).toMatchObject({ by: "item-key", through: file.dataId, grant: { epoch: 1 } });
    expect(access?.grant.signature).toEqual(grant.signature);
    expect(await nameReadBy(ben.app, file)).toBe("letter.txt");
  });

  it("opens everything below a folder and nothing beside or above it", async () => {
    const shared = vault.add("folder", "shared");
    const deep = vault.add("file", "deep.txt", vault.add("folder", "inner", shared));
    const beside = vault.add("file", "beside.txt");
    await share(shared);
    expect(await nameReadBy(ben.app, deep)).toBe("deep.txt");
    expect((await ben.app.keyring.accessTo(deep.header))?.through).toBe(shared.dataId);
    expect(await ben.app.keyring.accessTo(beside.header)).toBeNull();
    expect(await ben.app.keyring.accessTo(vault.root.header)).toBeNull();
    expect(await ben.app.keyring.rootKey(vault.root.header)).toBeNull();
  });

  it("of the vault opens the vault and what is added later", async () => {
    await share(vault.root);
    expect(await ben.app.keyring.rootKey(vault.root.header)).toEqual(vault.root.key);
    const later = vault.add("file", "later.txt", vault.add("folder", "new"));
    expect(await nameReadBy(ben.app, later)).toBe("later.txt");
  });

  it("is answered for many containers with one question", async () => {
    const files = Array.from({ length: 300 }, (_, i) => vault.add("file", `${i}.txt`));
    for (const file of files.slice(0, 3)) await share(file);
    ben.desk.unreliable.calls.length = 0;
    const answers = await ben.app.keyring.accessToAll(files.map(({ header }) => header));
    expect(answers.map((answer) => answer.ok && answer.access !== null)).toEqual(files.map((_, i) => i < 3));
    expect(ben.desk.unreliable.calls.filter((call) => call === "fetchGrants")).toHaveLength(1);
  });

  it("works offline once it was used, also after a restart", async () => {
    const folder = vault.add("folder", "papers");
    const file = vault.add("file", "plan.txt", folder);
    await share(folder);
    await nameReadBy(ben.app, file);
    serverAnswers(OFFLINE);
    expect(await nameReadBy(await ben.desk.startApp(), file)).toBe("plan.txt");
    const other = vault.add("file", "other.txt");
    expect(await refusal(other)).toBe("server-unreachable");
  });

  it("works again after the unwrapped keys were forgotten", async () => {
    const file = vault.add("file", "a.txt");
    await share(file);
    const before = await ben.app.keyring.accessTo(file.header);
    ben.app.keyring.close();
    expect(before?.by === "item-key" && openItem(before.itemKey, file.header).name).toBe("a.txt");
    expect(await nameReadBy(ben.app, file)).toBe("a.txt");
  });
});

describe("my own keys", () => {
  it("are kept as grants to myself and found after a restart without the server", async () => {
    const grant = await itemGrantOf(me(anna.app), me(anna.app), vault.root);
    await anna.app.keyring.addOwnGrant(grant);
    anna.desk.unreliable.replaced = OFFLINE;
    const restarted = await anna.desk.startApp();
    expect(await restarted.keyring.rootKey(vault.root.header)).toEqual(vault.root.key);
    expect(await restarted.keyring.heldGrants()).toEqual([]);
    anna.desk.unreliable.replaced = {};
  });

  it("come back from the server when the cache is lost", async () => {
    await register(vault.root, await itemGrantOf(me(anna.app), me(anna.app), vault.root));
    expect(await anna.app.keyring.rootKey(vault.root.header)).toEqual(vault.root.key);
  });

  it("are not taken from anybody else", async () => {
    const grant = await itemGrantOf(me(mallory.app), me(anna.app), vault.root);
    await expect(anna.app.keyring.addOwnGrant(grant)).rejects.toMatchObject({ code: "grant-invalid" });
  });
});

describe("a grant is refused", () => {
  let file: PaperNode;
  let good: Grant;

  beforeEach(async () => {
    file = vault.add("file", "contract.pdf");
    good = await itemGrantOf(me(anna.app), me(ben.app), file);
  });

  const served = (grant: Grant) => serverAnswers({ fetchGrants: async () => [grant] });

  it.each<[string, () => Promise<Grant> | Grant]>([
    [
      "with a changed signature",
      () => ({ ...good, signature: good.signature.map((byte, i) => (i === 5 ? byte ^ 1 : byte)) }),
    ],
    [
      "with changed wrapped bytes",
      () => ({ ...good, wrapped: good.wrapped.map((byte, i) => (i === 9 ? byte ^ 1 : byte)) }),
    ],
    ["with more access than was signed", () => ({ ...good, access: "read-write" })],
    ["with another epoch than was signed", () => ({ ...good, epoch: 0 })],
    ["with a later issue time than was signed", () => ({ ...good, issuedAt: good.issuedAt + 1 })],
    ["that was made for somebody else", () => itemGrantOf(me(anna.app), me(mallory.app), file)],
    [
      "that was made for other keys of mine",
      async () => ({ ...good, recipientFingerprint: me(mallory.app).fingerprint }),
    ],
    [
      "that somebody else signed in the owner's name",
      async () => {
        const forged = await itemGrantOf(me(mallory.app), me(ben.app), file);
        return { ...forged, ownerId: me(anna.app).userId, ownerFingerprint: me(anna.app).fingerprint };
      },
    ],
  ])("%s", async (_, make) => {
    served(await make());
    expect(await refusal(file)).toBe("grant-invalid");
    expect(ben.app.keyring.highestEpochSeen(file.dataId, me(anna.app).userId)).toBeNull();
  });

  it("when its time is over, though the server serves it still", async () => {
    const terms = { issuedAt: 1_600_000_000, notAfter: 1_600_000_100 };
    served(await itemGrantOf(me(anna.app), me(ben.app), file, terms));
    expect(await refusal(file)).toBe("grant-expired");
  });

  it("silently, when it is another owner's for the same data ID", async () => {
    served(await itemGrantOf(me(mallory.app), me(ben.app), file));
    expect(await ben.app.keyring.accessTo(file.header)).toBeNull();
  });

  it("when the server calls an older epoch the newest", async () => {
    const old = await share(file);
    vault.reKey(file, 3);
    await share(file);
    expect(await nameReadBy(ben.app, file)).toBe("contract.pdf");
    vault.reKey(file, 4);
    served(old);
    serverAnswers({ ...ben.desk.unreliable.replaced, fetchGrant: async () => null });
    expect(await refusal(file)).toBe("grant-invalid");
    expect(ben.app.keyring.highestEpochSeen(file.dataId, me(anna.app).userId)).toBe(3);
  });

  it("without taking the place of a good one", async () => {
    await share(file);
    await nameReadBy(ben.app, file);
    serverAnswers({
      receivedGrants: async () => {
        const forged = { ...good, signature: new Uint8Array(64), issuedAt: good.issuedAt + 100 };
        return { grants: [forged], revoked: [], next: null, resume: null };
      },
    });
    await ben.app.keyring.refresh();
    expect(await nameReadBy(ben.app, file)).toBe("contract.pdf");
    expect((await ben.app.keyring.heldGrants()).map(({ problem }) => problem)).toEqual([null]);
  });
});

describe("a grant whose owner has new keys", () => {
  it("is not used before a person accepted them, and is then", async () => {
    const carl = await Desk.enrolled(server.origin, `Carl${count}`);
    const { userId } = await ben.app.people.lookUp({ address: me(carl.app).record.address });
    await carl.app.identity.renewKeys();
    const grant = await itemGrantOf(me(carl.app), me(ben.app), { ...vault.root, dataId: newDataId() });
    serverAnswers({
      receivedGrants: async () => ({ grants: [grant], revoked: [], next: null, resume: "here" }),
    });
    await ben.app.keyring.refresh();
    const [held] = await ben.app.keyring.heldGrants();
    expect(held).toMatchObject({ problem: "person-key-changed", payload: null, owner: { trust: "changed" } });
    await ben.app.people.acceptRenewed({ userId, digits: held?.owner?.view.digits ?? "" });
    serverAnswers({
      receivedGrants: async () => ({ grants: [], revoked: [], next: null, resume: "here" }),
    });
    expect(await ben.app.keyring.refresh()).toBe(true);
    expect((await ben.app.keyring.heldGrants())[0]).toMatchObject({ problem: null });
    await carl.desk.remove();
  });
});

describe("after access was taken from somebody", () => {
  it("what was not re-sealed yet is read with the folder's earlier key", async () => {
    const folder = vault.add("folder", "project");
    const stale = vault.add("file", "stale.txt", vault.add("folder", "inner", folder));
    vault.reKey(folder, 2);
    vault.reKey(folder, 5);
    await share(folder);
    expect(await nameReadBy(ben.app, folder)).toBe("project");
    expect(await nameReadBy(ben.app, stale)).toBe("stale.txt");
    expect(await nameReadBy(ben.app, stale, false)).toBeNull();
  });

  it("what was not re-sealed yet is read with the root's earlier key", async () => {
    const stale = vault.add("file", "stale.txt", vault.add("folder", "inner"));
    vault.reKey(vault.root, 2);
    await share(vault.root);
    expect(await nameReadBy(ben.app, stale)).toBe("stale.txt");
  });

  it("a header that is still of the earlier epoch is read with the grant of that epoch", async () => {
    const folder = vault.add("folder", "project");
    const file = vault.add("file", "a.txt", folder);
    await share(folder);
    const next = { ...folder, epoch: 2, key: deriveItemKey(vault.root.key, folder.dataId, 2) };
    await share(next);
    expect(await nameReadBy(ben.app, file)).toBe("a.txt");
    expect(ben.desk.unreliable.calls).toContain("fetchGrant");
    expect(ben.app.keyring.highestEpochSeen(folder.dataId, me(anna.app).userId)).toBe(2);
  });

  it("the newer grant is fetched when the container is newer than the one at hand", async () => {
    const file = vault.add("file", "a.txt");
    await share(file);
    await nameReadBy(ben.app, file);
    vault.reKey(file, 2);
    await share(file);
    expect(await nameReadBy(ben.app, file)).toBe("a.txt");
  });

  it("who lost it opens what was there before, and nothing that was re-sealed", async () => {
    const file = vault.add("file", "a.txt");
    const before = { ...file };
    await share(file);
    await nameReadBy(ben.app, file);
    await anna.app.session
      .server()
      .changeGrants([{ change: "revoke", dataId: file.dataId, recipientId: me(ben.app).userId }]);
    vault.reKey(file, 2);
    expect(await ben.app.keyring.refresh()).toBe(true);
    expect(await ben.app.keyring.heldGrants()).toEqual([]);
    expect(await ben.app.keyring.accessTo(file.header, vault)).toBeNull();
    expect(await nameReadBy(ben.app, before)).toBe("a.txt");
  });

  it("headers that name each other as parents end in no access, not in a loop", async () => {
    const a = vault.add("folder", "a");
    const b = vault.add("folder", "b", a);
    vault.reKey(b, 7);
    vault.reKey(a, 9);
    a.header = { ...a.header, path: [...a.header.path, { id: b.dataId, epoch: 3 }] };
    await share({ ...a, epoch: 20 });
    await share({ ...b, epoch: 20 });
    const lost = vault.add("file", "lost.txt", b);
    lost.header = {
      ...lost.header,
      path: [
        { id: vault.root.dataId, epoch: 1 },
        { id: a.dataId, epoch: 1 },
        { id: b.dataId, epoch: 1 },
      ],
    };
    expect(await ben.app.keyring.accessTo(lost.header, vault)).toBeNull();
  });

  it("headers that all name all others end soon, not after every order was tried", {
    timeout: 60_000,
  }, async () => {
    const folders = Array.from({ length: 12 }, (_, i) => vault.add("folder", `folder ${i}`));
    const steps = folders.map(({ dataId }) => ({ id: dataId, epoch: 1 }));
    for (const folder of folders) {
      await share({ ...folder, epoch: 20 });
      const others = steps.filter(({ id }) => id !== folder.dataId);
      folder.header = { ...folder.header, epoch: 9, path: [...folder.header.path, ...others] };
    }
    const lost = vault.add("file", "lost.txt");
    lost.header = { ...lost.header, path: [{ id: vault.root.dataId, epoch: 1 }, ...steps] };
    let reads = 0;
    const counting = { readNode: (id: (typeof steps)[number]["id"]) => (reads++, vault.readNode(id)) };
    expect(await ben.app.keyring.accessTo(lost.header, counting)).toBeNull();
    expect(reads).toBeLessThan(2_000);
  });
});

describe("a part of a file", () => {
  it("gives the cover of exactly that range of that version", async () => {
    const file = vault.add("file", "film.mp4");
    await shareRange(file, 10, 20);
    const access = await ben.app.keyring.accessTo(file.header);
    expect(access).toMatchObject({
      by: "cover",
      from: 10,
      to: 20,
      version: 1,
      segmentCount: 100,
      name: "film.mp4",
    });
    if (access?.by !== "cover") return;
    expect(access.nodes).toHaveLength(coverRange(treeDepth(100), 10, 20).length);
    expect(await ben.app.keyring.accessTo({ ...file.header, version: 2 })).toBeNull();
    expect(await ben.app.keyring.accessTo(vault.add("file", "other.mp4").header)).toBeNull();
  });

  it("gives way to the whole file", async () => {
    const file = vault.add("file", "film.mp4");
    await shareRange(file, 10, 20);
    await ben.app.keyring.refresh();
    await share(file);
    await ben.app.keyring.refresh();
    expect(await nameReadBy(ben.app, file)).toBe("film.mp4");
  });
});

describe("a set of items", () => {
  it("opens each of its items and what is below them, and nothing else", async () => {
    const file = vault.add("file", "one.txt");
    const folder = vault.add("folder", "two");
    const inside = vault.add("file", "inside.txt", folder);
    const other = vault.add("file", "other.txt");
    const subject = { ...file, dataId: newDataId() };
    const items = [file, folder].map(({ dataId, key }) => ({ dataId, key }));
    await register(subject, await grantOf(me(anna.app), me(ben.app), subject, { kind: "set", items }));
    await ben.app.keyring.refresh();
    expect(await nameReadBy(ben.app, file)).toBe("one.txt");
    expect(await nameReadBy(ben.app, inside)).toBe("inside.txt");
    expect(await ben.app.keyring.accessTo(other.header)).toBeNull();
    vault.reKey(file, 2);
    expect(await ben.app.keyring.accessTo(file.header, vault)).toBeNull();
  });
});

describe("what was shared with me", () => {
  it("is listed newest first, once each, with names and owners", async () => {
    const first = vault.add("file", "first.txt");
    const second = vault.add("folder", "second");
    await share(first, { issuedAt: 1_700_000_000 });
    await share(second, { issuedAt: 1_700_000_100 });
    expect(await ben.app.keyring.refresh()).toBe(true);
    expect(await ben.app.keyring.refresh()).toBe(false);
    vault.reKey(first, 2);
    await share(first, { issuedAt: 1_700_000_050 });
    expect(await ben.app.keyring.refresh()).toBe(true);
    const held = await ben.app.keyring.heldGrants();
    expect(held.map(({ payload }) => payload?.kind === "item" && payload.name)).toEqual([
      "second",
      "first.txt",
    ]);
    expect(held.map(({ grant }) => grant.epoch)).toEqual([1, 2]);
    expect(held.map(({ owner }) => owner?.name)).toEqual(["Anna", "Anna"]);
  });

  it("is known again after a restart without the server", async () => {
    await share(vault.add("file", "first.txt"));
    await ben.app.keyring.refresh();
    serverAnswers(OFFLINE);
    const restarted = await ben.desk.startApp();
    expect(await restarted.keyring.heldGrants()).toHaveLength(1);
    await expect(restarted.keyring.refresh()).rejects.toMatchObject({ code: "server-unreachable" });
  });

  it("comes back when it is shared anew after it was taken away", async () => {
    const file = vault.add("file", "again.txt");
    await share(file);
    await ben.app.keyring.refresh();
    const revoke: GrantChange = { change: "revoke", dataId: file.dataId, recipientId: me(ben.app).userId };
    await anna.app.session.server().changeGrants([revoke]);
    await ben.app.keyring.refresh();
    expect(await ben.app.keyring.heldGrants()).toEqual([]);
    await share(file);
    await ben.app.keyring.refresh();
    expect(await ben.app.keyring.heldGrants()).toHaveLength(1);
  });
});

describe("a grant that another call brings in at the same time", () => {
  it("is found, though the server's answer is no news any more", async () => {
    const file = vault.add("file", "plan.txt");
    const grant = await share(file);
    const fetchGrants = async () => {
      await ben.app.keyring.refresh();
      return [grant];
    };
    serverAnswers({ fetchGrants });
    expect(await nameReadBy(ben.app, file)).toBe("plan.txt");
  });
});
