import fs from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Person } from "../../e2e/harness/person";
import type { WorkFolder } from "../../e2e/harness/work-folder";

const SUBJECTS = ["Invoice", "Letter", "Minutes", "Photograph", "Contract", "Sketch", "Report", "Budget"];
const FILES_IN_A_FOLDER = 1_000;

/** Makes files with names as people give them, and has a person add all of them to one vault of hers, side by side. */
export async function fillLargeVault(person: Person, work: WorkFolder, count: number): Promise<void> {
  const paths = Array.from({ length: count }, (_, i) => {
    const subject = SUBJECTS[i % SUBJECTS.length];
    const name = `${subject} ${String(i).padStart(5, "0")} of ${2000 + (i % 26)}.txt`;
    return work.at("sources", String(Math.floor(i / FILES_IN_A_FOLDER)), name);
  });
  for (const file of paths) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, "One line.\n");
  }
  await person.createsVault("Archive", work.folder("cloud"));
  const job = await person.app.jobStartedBy(async () => {
    await person.app.nextDialogAnswers(...paths);
    await person.browser.button("Add files").first().click();
  }, 1_200_000);
  expect(job).toMatchObject({ state: "done", failureCount: 0 });
  fs.rmSync(work.at("sources"), { recursive: true });
}
