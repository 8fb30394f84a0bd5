import { userIdBytes } from "../../shared/crypto";
import { type AdministeredPerson, listAdministered } from "../storage/administration-store";
import { type Command, DATA_HELP, EXIT, readArguments, say } from "./command";
import { dataPlace, withServerData } from "./server-data";

const PAGE = 500;

export const users: Command = {
  name: "users",
  summary: "list everybody who is enrolled",
  help: `keyferry-server users

Lists everybody who is enrolled, also those who are deactivated: user ID, role, state, day of enrolment, address.

  --json            one JSON object a line
${DATA_HELP}`,
  async run(args, environment) {
    const { options } = readArguments(args, users, { json: { type: "boolean" } }, [0, 0]);
    const format = options.json ? (person: AdministeredPerson) => JSON.stringify(person) : lineOf;
    await withServerData(dataPlace(options.data, environment), async ({ storage }) => {
      let isAnybodyThere = false;
      for (let after: Uint8Array | null = null; ; ) {
        const page: AdministeredPerson[] = await listAdministered(storage.db, after, PAGE);
        for (const person of page) say(format(person));
        isAnybodyThere ||= page.length > 0;
        const last = page.at(-1);
        if (!last || page.length < PAGE) break;
        after = userIdBytes(last.userId);
      }
      if (!isAnybodyThere) process.stderr.write("Nobody is enrolled yet.\n");
    });
    return EXIT.done;
  },
};

function lineOf({ userId, role, deactivatedAt, enrolledAt, address }: AdministeredPerson): string {
  const state = deactivatedAt === null ? "active" : "deactivated";
  const day = new Date(enrolledAt * 1000).toISOString().slice(0, 10);
  return [userId, role.padEnd(7), state.padEnd(11), day, address].join("  ");
}
