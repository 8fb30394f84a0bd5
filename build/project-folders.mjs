import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder: every other path in `build/` is named from here. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** What set-up downloads or makes and may be deleted at any time. */
export const setupFolder = path.join(projectFolder, ".setup");

/** What `npm start` keeps between runs: the trial server's data, profiles and private keyrings. */
export const trialFolder = path.join(projectFolder, ".keyferry-local");

/**
 * @param {...string} segments
 * @returns {string} an absolute path inside the repository
 */
export const inProject = (...segments) => path.join(projectFolder, ...segments);
