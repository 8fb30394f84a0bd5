import { parseDataId, parseUserId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { OpenedInvite, OpenedLink } from "../../../shared/protocol/ipc/link-views";
import {
  type DataLink,
  formatKeyferryLink,
  type KeyferryLink,
  LinkError,
  parseKeyferryLink,
} from "../../../shared/protocol/links";
import type { Session } from "../identity/session";
import type { People } from "../people/people";
import type { VaultList } from "../profile/vault-list";
import type { ReceivedService } from "../received/received-service";
import { requireOwner } from "../vault/vault-rights";
import type { VaultService } from "../vault/vault-service";

export interface LinksServiceDeps {
  readonly session: Session;
  readonly people: Pick<People, "glimpse">;
  readonly received: Pick<ReceivedService, "list" | "refresh">;
  readonly vaults: Pick<VaultService, "open">;
  readonly vaultList: Pick<VaultList, "all">;
}

/** Nobody opens more at once; what comes beyond that is dropped, the oldest first. */
const MAX_WAITING = 20;
/** More than a link may have: what is longer is cut and so refused. */
const MAX_TEXT = 2_001;

/** `keyferry:` links: made for what one owns, and read when the system hands one over. */
export class LinksService {
  readonly #waiting: string[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(private readonly deps: LinksServiceDeps) {}

  /** The system asks to open this text, which claims to be a link. */
  handOver(text: string): void {
    this.#waiting.push(text.slice(0, MAX_TEXT));
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
    for (const listener of this.#listeners) listener();
  }

  /** @returns a function that ends the subscription */
  onOpened(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Links handed over since the last call, and what each comes to. @throws KeyferryError when there is no identity */
  async take(): Promise<IpcResponse<"links.take">> {
    const { session } = this.deps;
    session.identity();
    const links = this.#waiting.splice(0).map(read);
    const views: OpenedLink[] = [];
    for (const link of links) {
      if (link.kind === "wrong") views.push({ is: "wrong", problem: link.problem });
      else if (link.kind === "invite") views.push({ is: "invite", server: link.server });
      else views.push(await this.#viewOf(link));
    }
    return views;
  }

  /** For who has no identity yet: the newest invite. Links to data wait until there is one. */
  takeInvite(): OpenedInvite {
    const links = this.#waiting.map((text) => ({ text, link: read(text) }));
    const invite = links.findLast(({ link }) => link.kind !== "data")?.link ?? null;
    this.#waiting.splice(
      0,
      Infinity,
      ...links.filter(({ link }) => link.kind === "data").map(({ text }) => text),
    );
    if (invite === null || invite.kind === "data") return null;
    if (invite.kind === "wrong") return { is: "wrong", problem: invite.problem };
    return { is: "invite", server: invite.server, code: invite.code, address: invite.address ?? null };
  }

  /** @throws KeyferryError `not-owner`, `item-not-found` */
  async make({ vaultId, itemId }: IpcRequest<"links.make">): Promise<IpcResponse<"links.make">> {
    const { session, vaults } = this.deps;
    const vault = await vaults.open(vaultId);
    requireOwner(vault.role);
    const { id: dataId } = vault.tree.node(parseDataId(itemId));
    const ownerId = session.identity().userId;
    const link = formatKeyferryLink({ kind: "data", dataId, ownerId, server: session.server().origin });
    return { link };
  }

  async #viewOf(link: DataLink): Promise<OpenedLink> {
    const { session, vaultList } = this.deps;
    const { dataId, ownerId } = link;
    const named = { is: "data" as const, dataId, ownerId };
    if (link.server !== undefined && link.server !== session.server().origin) {
      return {
        ...named,
        owner: null,
        state: "other-server",
        grant: null,
        vaultId: null,
        server: link.server,
      };
    }
    const owner = await this.#owner(ownerId);
    const isListed = vaultList.all().some((vault) => vault.vaultId === dataId);
    const found = { ...named, owner, vaultId: isListed ? dataId : null, server: null };
    if (ownerId === session.identity().userId) return { ...found, state: "mine", grant: null };
    const grant = await this.#grant(link);
    return { ...found, state: grant === null ? "not-shared" : "shared", grant };
  }

  /** As the log has her. Any web page can make a link, so she is not added to the people known here. */
  async #owner(ownerId: string): Promise<(OpenedLink & { is: "data" })["owner"]> {
    const owner = await this.deps.people.glimpse(parseUserId(ownerId)).catch(() => null);
    return owner?.view ?? null;
  }

  /** The server is asked first, because a link usually arrives together with what it names. */
  async #grant({ dataId, ownerId }: DataLink) {
    const { received } = this.deps;
    const grants = await received.refresh().catch(() => received.list());
    const named = grants.filter((grant) => grant.dataId === dataId && grant.owner?.userId === ownerId);
    return named.find(({ problem }) => problem === null) ?? named[0] ?? null;
  }
}

type ReadLink = KeyferryLink | { readonly kind: "wrong"; readonly problem: LinkError["code"] };

function read(text: string): ReadLink {
  try {
    return parseKeyferryLink(text);
  } catch (error) {
    if (error instanceof LinkError) return { kind: "wrong", problem: error.code };
    throw error;
  }
}
