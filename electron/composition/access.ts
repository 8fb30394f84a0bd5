import { OwnerKeys } from "../services/containers/owner-keys";
import { Keyring } from "../services/keyring/keyring";
import { GivenAccess } from "../services/sharing/given-access";
import { GrantLedger } from "../services/sharing/grant-ledger";
import { IssuedGrants } from "../services/sharing/issued-grants";
import type { Foundations } from "./foundations";
import type { Ground } from "./ground";
import type { Trust } from "./trust";

/** What the person may open, and what she let others open. */
export type Access = Awaited<ReturnType<typeof composeAccess>>;

export async function composeAccess(
  { files }: Foundations,
  { paths }: Ground,
  { session, people, met }: Trust,
) {
  const keyring = await Keyring.open({ files, path: paths.grants, session, people, met });
  const given = await GivenAccess.open({ files, path: paths.given });
  const issued = new IssuedGrants({ session, given });
  const ledger = new GrantLedger({ session, people, keyring, given, issued });
  return { keyring, given, issued, ledger, ownerKeys: new OwnerKeys(people) };
}
