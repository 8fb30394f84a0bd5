import { ROLES } from "../../shared/protocol/http/administration";
import { type Command, CommandError, DATA_HELP, EXIT, readArguments, say } from "./command";
import { roleOf } from "./invite";
import { changeNamed } from "./person";
import { dataPlace, withServerData } from "./server-data";

export const role: Command = {
  name: "role",
  summary: "give a person another role",
  help: `keyferry-server role <user> <role>

Gives the person with this user ID or address another role: ${ROLES.join(", ")}.
${DATA_HELP}`,
  async run(args, environment) {
    const { operands, options } = readArguments(args, role, {}, [2, 2]);
    const [named = "", text = ""] = operands;
    const wanted = roleOf(text);
    await withServerData(dataPlace(options.data, environment), async (data) => {
      const person = await changeNamed(data, named, (queries, by, userId, now) =>
        data.administration.changeRole(queries, by, userId, wanted, now),
      );
      say(`${person.userId} is ${wanted} now.`);
    });
    return EXIT.done;
  },
};

export const deactivate: Command = {
  name: "deactivate",
  summary: "end a person's use of the server",
  help: `keyferry-server deactivate <user>

Ends the use of the server by the person with this user ID or address: sessions end, nobody can sign in as her or share with
her, and the log says so. What she shared stays with those who have it. It cannot be undone.
${DATA_HELP}`,
  async run(args, environment) {
    const { operands, options } = readArguments(args, deactivate, {}, [1, 1]);
    const [named = ""] = operands;
    await withServerData(dataPlace(options.data, environment), async (data) => {
      const person = await changeNamed(data, named, (...change) => data.administration.deactivate(...change));
      say(`${person.userId} is deactivated.`);
    });
    return EXIT.done;
  },
};

export const remove: Command = {
  name: "delete",
  summary: "remove all rows about a person",
  help: `keyferry-server delete <user> --yes

Removes every row about the person with this user ID or address: address, records, data, sessions, and all grants from her
and to her. Others lose what she shared with them. The log and the audit trail, which name nobody, stay; somebody may
enrol with the address again, as another person. It cannot be undone.

  --yes             do it
${DATA_HELP}`,
  async run(args, environment) {
    const { operands, options } = readArguments(args, remove, { yes: { type: "boolean" } }, [1, 1]);
    const [named = ""] = operands;
    if (!options.yes)
      throw new CommandError(
        `Nothing was deleted. It takes away what ${named} shared with others, and cannot be undone; add --yes to do it.`,
      );
    await withServerData(dataPlace(options.data, environment), async (data) => {
      const person = await changeNamed(data, named, (...change) => data.administration.delete(...change));
      say(`${person.userId} is deleted.`);
    });
    return EXIT.done;
  },
};
