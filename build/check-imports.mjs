// Checks who imports whom; fails as well when it saw next to nothing, as dependency-cruiser does without a word when
// it finds no TypeScript compiler that it can use.
import { applyImportRules, sourceFolders } from "./checks/import-rules.mjs";
import { projectFolder } from "./project-folders.mjs";
import { PlainFailure, runCommand, say } from "./terminal.mjs";

/** With fewer modules than this in a folder the rules were not really applied to it. */
const fewestModules = 2;

runCommand(async () => {
  const { sources, imports, violations } = await applyImportRules(projectFolder);
  for (const { rule, from, to } of violations) say(`${rule}: ${from} -> ${to}`);
  say(`${sources.length} modules, ${imports} imports, ${violations.length} violations`);
  for (const folder of sourceFolders) {
    const count = sources.filter((source) => source.startsWith(`${folder}/`)).length;
    if (count < fewestModules) {
      throw new PlainFailure(
        `The import rules saw only ${count} files of ${folder}/, which cannot be right.`,
      );
    }
  }
  return violations.length === 0 ? 0 : 1;
});
