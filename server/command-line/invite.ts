import { FormatError, normalizeAddress } from "../../shared/format";
import { ROLES, type Role, roleSchema } from "../../shared/protocol/http/administration";
import { formatKeyferryLink } from "../../shared/protocol/links";
import { type CreatedInvite, DEFAULT_VALIDITY } from "../administration/invites";
import { ConfigurationError, originOf } from "../configured-values";
import { type Command, DATA_HELP, EXIT, readArguments, say } from "./command";
import { COMMAND_LINE, dataPlace, nowSeconds, withServerData } from "./server-data";

/** For the commands that print a link. */
export const ORIGIN_OPTION = { origin: { type: "string" } } as const;
export const ORIGIN_HELP =
  "  --origin <url>    KEYFERRY_ORIGIN   address under which clients reach the server; goes into the link";

const DAY = 86_400;
const MOST_DAYS = 30;

export const invite: Command = {
  name: "invite",
  summary: "invite the person at an address",
  help: `keyferry-server invite <address>

Makes an invite for the person with this e-mail address and prints its code, once, and a link that Keyferry opens or that can be
pasted into it. Give them to nobody else, and not over a way that others read. They are good for one enrolment.

  --role <role>     ${ROLES.join(", ")} (member)
  --days <number>   how long it is good, at most ${MOST_DAYS} (7)
${ORIGIN_HELP}
${DATA_HELP}`,
  async run(args, environment) {
    const own = { role: { type: "string" }, days: { type: "string" }, ...ORIGIN_OPTION } as const;
    const { operands, options } = readArguments(args, invite, own, [1, 1]);
    const address = addressOf(operands[0] ?? "");
    const wanted = { address, role: roleOf(options.role ?? "member"), validFor: validityOf(options.days) };
    const origin = serverOrigin(options.origin, environment);
    const by = { actor: COMMAND_LINE, createdBy: null };
    await withServerData(dataPlace(options.data, environment), async ({ storage, administration }) =>
      sayInvite(
        wanted,
        await storage.transaction((queries) => administration.invite(queries, by, wanted, nowSeconds())),
        origin,
      ),
    );
    return EXIT.done;
  },
};

/** Null where nobody said it. @throws ConfigurationError */
export function serverOrigin(flag: string | undefined, environment: NodeJS.ProcessEnv): string | null {
  return originOf(flag ?? (environment.KEYFERRY_ORIGIN || undefined));
}

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

/** @param origin of the server; without it there is no link */
export function sayInvite(
  { address, role }: { readonly address: string; readonly role: Role },
  { code, expiresAt }: CreatedInvite,
  origin: string | null,
): void {
  say(`Invite for ${address} as ${role}, good until ${new Date(expiresAt * 1000).toISOString()}:`);
  say(code);
  if (origin === null) {
    say("With KEYFERRY_ORIGIN or --origin there is a link too, which fills everything in.");
    return;
  }
  say("Or as a link, which fills everything in:");
  say(formatKeyferryLink({ kind: "invite", server: origin, code, address }));
}
