import type { DataId } from "../../../shared/crypto";
import type { GrantAccess } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { People } from "../people/people";
import type { GrantChangeOutcome } from "../ports";
import { asGranted } from "../vault/standing-grants";
import { admitWriters } from "../vault/standing-writers";
import type { VaultContext } from "../vault/vault-context";
import type { KeyedNode } from "../vault/vault-node";
import { requireOwner } from "../vault/vault-rights";
import { type GivenAccess, isOver } from "./given-access";
import { type GrantRecipient, type GrantToMake, makeGrants } from "./grant-making";
import { decideShare, type SegmentRange } from "./share-plan";

export interface SharingContext extends VaultContext {
  readonly people: Pick<People, "recipientFor">;
  readonly given: GivenAccess;
}

export interface ShareRequest {
  readonly itemIds: readonly DataId[];
  readonly recipients: readonly { readonly userId: string; readonly digits: string }[];
  /** With the version of the file that it was chosen in. */
  readonly range: (SegmentRange & { readonly version: number }) | null;
  readonly access: GrantAccess;
  /** Seconds since 1970 after which it is over; null for ever. */
  readonly notAfter: number | null;
  readonly note: string | null;
}

export type ShareOutcomes = {
  userId: string;
  itemId: string;
  outcome: "shared" | ErrorCode;
}[];

/**
 * Gives people the keys of items, or of a part of one file. Each person and item has an outcome of its own.
 * @throws KeyferryError `end-passed`, `not-owner`, `item-not-found`, `range-invalid`, `file-changed`; of the server, and then it may be asked for again
 */
export async function shareItems(context: SharingContext, request: ShareRequest): Promise<ShareOutcomes> {
  const { vault } = context;
  requireOwner(vault.role);
  const nodes = [...new Set(request.itemIds)].map((id) => vault.tree.keyedNode(id));
  if (request.range !== null && nodes.length !== 1)
    throw new KeyferryError("range-invalid", "of one file only");
  if (request.range !== null && nodes[0]?.head.header.version !== request.range.version)
    throw new KeyferryError("file-changed");
  if (isOver(request)) throw new KeyferryError("end-passed");
  const outcomes: ShareOutcomes = [];
  const toMake: GrantToMake[] = [];
  for (const wanted of request.recipients) {
    const recipient = await recipientOrProblem(context, wanted);
    for (const node of nodes) {
      const { id: itemId } = node;
      if ("problem" in recipient)
        outcomes.push({ userId: wanted.userId, itemId, outcome: recipient.problem });
      else decide(context, request, node, recipient, { outcomes, toMake });
    }
  }
  outcomes.push(...(await give(context, toMake)));
  await admitWriters(context);
  return outcomes;
}

async function recipientOrProblem(
  { people }: SharingContext,
  wanted: { userId: string; digits: string },
): Promise<GrantRecipient | { problem: ErrorCode }> {
  try {
    const { userId, fingerprint, record } = await people.recipientFor(wanted);
    return { userId, fingerprint, rsaSpki: record.rsaSpki };
  } catch (error) {
    const problem = errorCodeOf(error);
    if (problem === "internal") throw error;
    return { problem };
  }
}

function decide(
  { session, given }: SharingContext,
  { access, range, notAfter, note }: ShareRequest,
  keyed: KeyedNode,
  recipient: GrantRecipient,
  result: { outcomes: ShareOutcomes; toMake: GrantToMake[] },
): void {
  const node = asGranted(keyed);
  const { userId } = recipient;
  const before = given.get({ dataId: node.dataId, recipientId: userId });
  const wish = { node, recipient, access, range, notAfter, note, myUserId: session.identity().userId };
  const decided = decideShare(wish, before);
  const outcome = (code: "shared" | ErrorCode) =>
    result.outcomes.push({ userId, itemId: node.dataId, outcome: code });
  if (decided.decision === "give") result.toMake.push(decided.grant);
  else outcome(decided.decision === "refuse" ? decided.code : "shared");
}

async function give(context: SharingContext, toMake: readonly GrantToMake[]): Promise<ShareOutcomes> {
  if (toMake.length === 0) return [];
  const { session, given, vault } = context;
  const server = session.server();
  const made = await makeGrants(session, toMake);
  const root = vault.tree.root.head.header;
  const place = { rootId: root.dataId, rootNonce: root.owner.nonce };
  const dataIds = new Set(made.map(({ grant }) => grant.dataId));
  await server.registerData([...dataIds].map((dataId) => ({ dataId, ...place })));
  const answers = await server.changeGrants(made.map(({ grant }) => ({ change: "register", grant })));
  await given.note(made.filter((_, i) => answers[i] === "done").map((one) => one.given));
  return made.map(({ grant }, i) => {
    return { userId: grant.recipientId, itemId: grant.dataId, outcome: outcomeOf(answers[i]) };
  });
}

function outcomeOf(answer: GrantChangeOutcome | undefined): "shared" | ErrorCode {
  if (answer === "done") return "shared";
  if (answer === "recipient-unknown") return "person-not-found";
  return answer === "recipient-changed" ? "person-key-changed" : "server-refused";
}
