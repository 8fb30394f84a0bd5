import { createDemoPerson } from "../../../server-mock/demo-person";
import { parseUserId } from "../../../shared/crypto";
import { Member } from "../harness/member";
import type { Person } from "./person";

/** The same person, speaking to the server without the app: what comes back is what is really on the wire. */
export async function memberBehind(person: Person): Promise<Member> {
  const { origin, keychain } = person.computer;
  const userId = parseUserId(await person.userId());
  const privatePkcs8 = await keychain.read(`${origin}/${userId}/sig`);
  if (privatePkcs8 === null) throw new Error(`${person.name} has no signing key`);
  const madeUp = await createDemoPerson(person.name);
  const signing = { ...madeUp.keys.signing, privatePkcs8 };
  return Member.of(origin, { ...madeUp, userId, keys: { ...madeUp.keys, signing } });
}
