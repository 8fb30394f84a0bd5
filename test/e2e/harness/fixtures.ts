import { randomUUID } from "node:crypto";
import { test as base } from "@playwright/test";
import { KeyServer } from "./key-server";
import { Person } from "./person";
import { WorkFolder } from "./work-folder";

interface Fixtures {
  /** A folder of the test's own. */
  readonly work: WorkFolder;
  /** A key server of the test's own. */
  readonly keyServer: KeyServer;
  /** Makes somebody with a profile of their own, who has not started the app yet. Whoever still runs it at the end is closed. */
  readonly someone: (name: string) => Person;
  /** As `someone`, started and with an identity. */
  readonly enrolled: (name: string) => Promise<Person>;
}

export const test = base.extend<Fixtures>({
  // Playwright wants the first argument destructured, and this one needs none of the others.
  work: async ({ browserName: _anyBrowser }, use) => {
    const work = new WorkFolder();
    await use(work);
    work.remove();
  },
  keyServer: async ({ work }, use) => {
    const server = await KeyServer.start(work.at("server"));
    await use(server);
    await server.stop();
  },
  someone: async ({ work, keyServer }, use, testInfo) => {
    const people: Person[] = [];
    await use((name) => {
      const person = new Person(name, {
        userData: work.folder(name, "user-data"),
        home: work.folder(name, "home"),
        // The keychain is the session's, shared by all tests; the name keeps their entries apart.
        keychainService: `Keyferry e2e ${testInfo.workerIndex} ${randomUUID()}`,
        server: keyServer.address,
      });
      people.push(person);
      return person;
    });
    for (const person of people) {
      if (testInfo.status !== testInfo.expectedStatus) await person.attachesEvidence(testInfo);
      await person.quits();
    }
  },
  enrolled: async ({ someone }, use) => {
    await use(async (name) => {
      const person = await someone(name).starts();
      await person.createsIdentity();
      return person;
    });
  },
});

export { expect } from "@playwright/test";
