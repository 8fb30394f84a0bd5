import { randomBytes } from "node:crypto";
import {
  createDemoRoot,
  type DemoRoot,
  grantTo,
  registerDataChange,
  registerGrantChange,
} from "../../../server-mock/demo-grants";
import { type DataId, generateDataKey } from "../../../shared/crypto";
import type { Grant } from "../../../shared/format";
import type { Member } from "./member";

/** A root of this member's with a fresh nonce. */
export function newRoot(owner: Member): DemoRoot {
  return createDemoRoot(owner.person, new Uint8Array(randomBytes(16)));
}

/** A grant of a fresh item key. */
export function itemGrant(
  owner: Member,
  recipient: Member,
  dataId: DataId,
  terms: Parameters<typeof grantTo>[4] = {},
): Grant {
  return grantTo(owner.person, recipient.person, dataId, { kind: "item", key: generateDataKey() }, terms);
}

/** As `share`, with one recipient. */
export async function shareWith(
  owner: Member,
  root: DemoRoot,
  dataId: DataId,
  recipient: Member,
  terms: Parameters<typeof grantTo>[4] = {},
): Promise<Grant> {
  const [grant] = await share(owner, root, dataId, [recipient], terms);
  if (grant === undefined) throw new Error("nothing was shared");
  return grant;
}

/** Registers data of the owner's and a grant for each recipient. */
export async function share(
  owner: Member,
  root: DemoRoot,
  dataId: DataId,
  recipients: readonly Member[],
  terms: Parameters<typeof grantTo>[4] = {},
): Promise<Grant[]> {
  const grants = recipients.map((recipient) => itemGrant(owner, recipient, dataId, terms));
  const outcomes = await owner.change(registerDataChange(dataId, root), ...grants.map(registerGrantChange));
  if (outcomes.some((outcome) => outcome !== "done")) throw new Error(outcomes.join(", "));
  return grants;
}
