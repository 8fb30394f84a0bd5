#!/usr/bin/env node
import { EXIT } from "./command-line/command";
import { runCommandLine } from "./command-line/command-list";
import { ConfigurationError } from "./configured-values";
import { explainFailedStart } from "./failed-start";

// What the server keeps is nobody else's on this computer.
process.umask(0o077);

runCommandLine(process.argv.slice(2), process.env).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${explainFailedStart(error)}\n`);
    process.exit(error instanceof ConfigurationError ? EXIT.misused : EXIT.failed);
  },
);
