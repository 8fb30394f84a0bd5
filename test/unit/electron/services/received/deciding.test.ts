import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { itemPath } from "../../../../../electron/services/containers/container-location";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { ReceivedDecisions } from "../../../../../electron/services/received/received-decisions";
import { ReceivedService } from "../../../../../electron/services/received/received-service";
import { ReceivedWatch } from "../../../../../electron/services/received/received-watch";
import { newDataId, newUserId, parseDataId } from "../../../../../shared/crypto";
import type { ErrorCode } from "../../../../../shared/protocol/error-codes";
import type { ReceivedGrantView } from "../../../../../shared/protocol/ipc/views";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { Person, type Vault } from "../../../../contract/two-people/person";

describe("decisions about what was shared", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "keyferry-received-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const open = () =>
    ReceivedDecisions.open({ files: createLocalFiles(), path: join(folder, "received.json") });
  const [me, other] = [newUserId(), newUserId()];
  const thing = () => ({ dataId: newDataId(), ownerId: newUserId() });

  it("outlive a restart, and are each person's own and each owner's own", async () => {
    const one = thing();
    await (await open()).decide(me, [one], "declined");
    const again = await open();
    expect(again.of(me, one)).toBe("declined");
    expect(again.of(other, one)).toBe("new");
    expect(again.of(me, { ...one, ownerId: newUserId() })).toBe("new");
    await again.decide(me, [one], "new");
    expect((await open()).of(me, one)).toBe("new");
  });

  it("are forgotten with what was taken away", async () => {
    const [kept, gone] = [thing(), thing()];
    const decisions = await open();
    await decisions.decide(me, [kept, gone], "accepted");
    await decisions.decide(other, [gone], "accepted");
    await decisions.forgetAllBut(me, [kept]);
    const again = await open();
    expect([again.of(me, kept), again.of(me, gone), again.of(other, gone)]).toEqual([
      "accepted",
      "new",
      "accepted",
    ]);
  });

  it("that are damaged are set aside, and everything is new", async () => {
    await writeFile(join(folder, "received.json"), '{"version":1,"decisions":[{"decision":"stolen"}]}');
    expect((await open()).of(me, thing())).toBe("new");
  });
});

describe("a vault in the list", () => {
  it("is accepted, and nothing that another owner gave the same ID", async () => {
    const folder = await mkdtemp(join(tmpdir(), "keyferry-received-"));
    const [vaultId, me, anna, eve] = [newDataId(), newUserId(), newUserId(), newUserId()];
    const given = (ownerId: string) => ({
      grant: { dataId: vaultId, ownerId, kind: "item", access: "read", issuedAt: 1, notAfter: null },
      owner: { view: null, generations: [{ record: { signingKey: ownerId } }] },
      payload: null,
      problem: "no-access",
    });
    const locations = new Map([[anna, join(folder, "vault", "vault.keyferry")]]);
    const received = new ReceivedService({
      keyring: { heldGrants: async () => [given(anna), given(eve)] },
      session: { identity: () => ({ userId: me }), problem: () => null },
      vaultList: { all: () => [{ vaultId, folder: join(folder, "vault") }] },
      vaults: {},
      decisions: await ReceivedDecisions.open({
        files: createLocalFiles(),
        path: join(folder, "received.json"),
      }),
      whereabouts: {
        find: async (wanted: { ownerSigningKeys: (typeof anna)[] }[]) =>
          wanted.map(({ ownerSigningKeys: [owner] }) => {
            const path = owner === undefined ? undefined : locations.get(owner);
            return path === undefined ? null : { path, kind: "vault" };
          }),
      },
    } as unknown as ConstructorParameters<typeof ReceivedService>[0]);
    const standings = (await received.list()).map(({ ownerId, standing }) => [ownerId, standing]);
    expect(standings).toEqual([
      [anna, "accepted"],
      [eve, "new"],
    ]);
    await rm(folder, { recursive: true });
  });
});

describe("looking for what is new", () => {
  const grant = (dataId: string, standing: ReceivedGrantView["standing"] = "new") =>
    ({ dataId, ownerId: "o", standing }) as ReceivedGrantView;

  function scene(first: ReceivedGrantView[]) {
    const held = { grants: first, fault: null as ErrorCode | null };
    const reports: unknown[] = [];
    const watch = new ReceivedWatch({
      session: { problem: () => null, onOpen: () => () => undefined },
      connection: { isAway: false, onBack: () => () => undefined },
      received: {
        list: async () => first,
        refresh: async () => {
          if (held.fault !== null) throw new KeyferryError(held.fault);
          return held.grants;
        },
      },
      report: (_, error) => void reports.push(error),
    });
    const news = vi.fn();
    watch.onNews(news);
    return { held, watch, news, reports };
  }

  it("tells of each thing once, and not of what was new before the app started", async () => {
    const { held, watch, news } = scene([grant("a")]);
    await watch.look();
    expect(news).not.toHaveBeenCalled();
    held.grants = [grant("a"), grant("b"), grant("c", "accepted")];
    await watch.look();
    await watch.look();
    expect(news.mock.calls).toEqual([[1]]);
  });

  it("says nothing about being offline, and goes on when the server is back", async () => {
    const { held, watch, news, reports } = scene([]);
    held.fault = "server-unreachable";
    await watch.look();
    held.fault = "server-error";
    await watch.look();
    expect(reports).toMatchObject([{ code: "server-error" }]);
    held.fault = null;
    held.grants = [grant("a")];
    await watch.look();
    expect(news.mock.calls).toEqual([[1]]);
  });
});

describe("what was shared with me", () => {
  let server: TestServer;
  let anna: Person;
  let ben: Person;
  let vault: Vault;
  beforeAll(async () => {
    server = await startTestServer();
    [anna, ben] = await Promise.all([
      Person.enrolled(server.origin, "Anna"),
      Person.enrolled(server.origin, "Ben"),
    ]);
    const source = await anna.computer.newFolder("source");
    await writeFile(join(source, "letter.txt"), "Dear Ben");
    vault = await anna.createsVault("Papers");
    await vault.adds([join(source, "letter.txt")]);
  });
  afterAll(async () => {
    await Promise.all([anna.leaves(), ben.leaves()]);
    await server.close();
  });

  const standings = (list: readonly ReceivedGrantView[]): Record<string, string> =>
    Object.fromEntries(list.map(({ name, standing }): [string, string] => [name ?? "", standing]));

  it("is new until it is decided on or opened, and no decision leaves this computer", async () => {
    await vault.sharesWith(ben, "letter.txt");
    const [letter] = await ben.app.received.refresh();
    expect(letter?.standing).toBe("new");
    const { dataId = "", ownerId = "" } = letter ?? {};
    const declined = await ben.app.received.decide({ dataId, ownerId, standing: "declined" });
    expect(standings(declined)).toEqual({ "letter.txt": "declined" });
    await ben.restart();
    expect(standings(await ben.app.received.list())).toEqual({ "letter.txt": "declined" });
    expect(await vault.accessTo("letter.txt")).toEqual(["Ben read"]);

    // Opening it all the same, by double click say, is accepting it.
    const folder = await ben.computer.newFolder("mail");
    const path = join(folder, "attachment.keyferry");
    await copyFile(itemPath(vault.folder, parseDataId(dataId)), path);
    ben.app.find.handOver(path);
    const [found] = await ben.app.find.takeHandedOver();
    expect((await ben.ended(ben.app.find.open({ placeId: found?.placeId ?? "" }))).state).toBe("done");
    await vi.waitFor(async () => {
      expect(standings(await ben.app.received.list())).toEqual({ "letter.txt": "accepted" });
    });
  });

  it("and is a vault that was found, becomes an entry of the list of vaults when it is accepted", async () => {
    await vault.sharesWith(ben, "");
    await ben.app.received.refresh();
    const placeId = ben.app.places.remember(vault.folder, "scan");
    await ben.ended(ben.app.find.scan({ placeId }));
    const papers = (await ben.app.received.list()).find(({ name }) => name === "Papers");
    expect(papers).toMatchObject({ standing: "new", containerKind: "vault" });
    const { dataId = "", ownerId = "" } = papers ?? {};
    await ben.app.received.decide({ dataId, ownerId, standing: "accepted" });
    expect((await ben.app.vaults.listed.list()).map(({ vaultId }) => vaultId)).toEqual([vault.id]);
  });

  it("is new again when it was taken away and is given once more", async () => {
    await vault.removesAccess(ben, "");
    await ben.app.received.refresh();
    await ben.app.vaults.listed.forget({ vaultId: vault.id });
    await vault.sharesWith(ben, "");
    expect(standings(await ben.app.received.refresh())).toMatchObject({ Papers: "new" });
  });
});
