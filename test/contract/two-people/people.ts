import { afterAll, beforeAll } from "vitest";
import { startTestServer, type TestServer } from "../harness/test-server";
import { Person } from "./person";

/** People who are enrolled at one server for as long as a test file runs. */
export class Neighbourhood {
  readonly #people = new Map<string, Person>();
  #server: TestServer | null = null;

  constructor(private readonly names: readonly string[]) {
    beforeAll(async () => {
      const server = await startTestServer();
      this.#server = server;
      await Promise.all(
        this.names.map(async (name) => this.#people.set(name, await Person.enrolled(server.origin, name))),
      );
    });
    afterAll(async () => {
      await Promise.all([...this.#people.values()].map((person) => person.leaves()));
      await this.#server?.close();
    });
  }

  person(name: string): Person {
    const person = this.#people.get(name);
    if (person === undefined) throw new Error(`nobody here is called ${name}`);
    return person;
  }
}
