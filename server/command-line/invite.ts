import { FormatError, normalizeAddress } from "../../shared/format";
import { ROLES, type Role, roleSchema } from "../../shared/protocol/http/administration";
import { type CreatedInvite, DEFAULT_VALIDITY } from "../administration/invites";
import { ConfigurationError } from "../configured-values";
import { type Command, DATA_HELP, EXIT, readArguments, say } from "./command";
import { COMMAND_LINE, dataPlace, nowSeconds, withServerData } from "./server-data";

const DAY = 86_400;
const MOST_DAYS = 30;

export const invite: Command = {
  name: "invite",
  summary: "invite the person at an address",
  help: `keyferry-server invite <address>

Makes an invite for the person with this e-mail address and prints its code, once. Give the code to nobody else, and not
over a way that others read. It is good for one enrolment.

  --role <role>     ${ROLES.join(", ")} (member)
  --days <number>   how long it is good, at most ${MOST_DAYS} (7)
${DATA_HELP}`,
  async run(args, environment) {
    const own = { role: { type: "string" }, days: { type: "string" } } as const;
    const { operands, options } = readArguments(args, invite, own, [1, 1]);
    const address = addressOf(operands[0] ?? "");
    const wanted = { address, role: roleOf(options.role ?? "member"), validFor: validityOf(options.days) };
    const by = { actor: COMMAND_LINE, createdBy: null };
    await withServerData(dataPlace(options.data, environment), async ({ storage, administration }) =>
      sayInvite(
        wanted,
        await storage.transaction((queries) => administration.invite(queries, by, wanted, nowSeconds())),
      ),
    );
    return EXIT.done;
  },
};

/** The normal form of an e-mail address. @throws ConfigurationError */
export function addressOf(text: string): string {
  try {
    return normalizeAddress(text);
  } catch (error) {
    if (error instanceof FormatError) throw new ConfigurationError(`Not an e-mail address: ${text}`);
    throw error;
  }
}

/** @throws ConfigurationError */
export function roleOf(text: string): Role {
  const role = roleSchema.safeParse(text);
  if (!role.success) throw new ConfigurationError(`Not a role: ${text}. It is one of ${ROLES.join(", ")}.`);
  return role.data;
}

function validityOf(days: string | undefined): number {
  if (days === undefined) return DEFAULT_VALIDITY;
  const number = Number(days);
  if (!/^\d{1,2}$/.test(days) || number < 1 || number > MOST_DAYS)
    throw new ConfigurationError(`Not a number of days from 1 to ${MOST_DAYS}: ${days}`);
  return number * DAY;
}

export function sayInvite(
  { address, role }: { readonly address: string; readonly role: Role },
  { code, expiresAt }: CreatedInvite,
): void {
  say(`Invite for ${address} as ${role}, good until ${new Date(expiresAt * 1000).toISOString()}:`);
  say(code);
}
