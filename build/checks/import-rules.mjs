import { cruise } from "dependency-cruiser";
import extractDependencyCruiserConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import extractTypeScriptConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { inProject } from "../project-folders.mjs";

/** The project's source folders, which the rules are about. */
export const sourceFolders = ["electron", "renderer", "shared", "server", "server-mock", "build", "test"];

/**
 * Applies the project's import rules to a tree laid out like the project.
 * @param {string} baseFolder
 * @returns {Promise<{ sources: string[], imports: number, violations: { rule: string, from: string, to: string }[] }>}
 *   `sources`: every module that was looked at, from `baseFolder`
 */
export async function applyImportRules(baseFolder) {
  const { forbidden = [], options = {} } = await extractDependencyCruiserConfig(
    inProject(".dependency-cruiser.mjs"),
  );
  const { output } = await cruise(
    sourceFolders,
    { ...options, baseDir: baseFolder, ruleSet: { forbidden }, validate: true },
    {},
    { tsConfig: extractTypeScriptConfig(inProject("tsconfig.json")) },
  );
  if (typeof output === "string") throw new Error(output);
  const { modules, summary } = output;
  return {
    sources: modules.map(({ source }) => source),
    imports: summary.totalDependenciesCruised ?? 0,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
