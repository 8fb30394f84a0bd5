import { randomBytes } from "node:crypto";
import { AddressLabels } from "../../server/log/address-labels";
import { base64UrlToBytes, bytesToBase64Url, bytesToHex } from "../../shared/crypto";
import { decodeLogEntry, encodeLogEntry, openIdentityRecord } from "../../shared/format";
import { serverDescriptionSchema } from "../../shared/protocol/http/operations";
import { enrolmentAnswerSchema } from "../../shared/protocol/http/people";
import { endpointOf, showsLog } from "../front/endpoints";
import { type Answer, jsonOf, withJson } from "../front/exchange";
import { createImpostor } from "../log/impostor";
import { honestlyShown, LogView, type LookedUp, type ShownPerson } from "../log/log-view";
import { appendRogueEntry } from "../log/rogue-entries";
import type { Stage } from "../stage";
import type { Mode } from "./mode";

export const splitLabels: Mode = {
  name: "split-labels",
  kind: "hostile",
  sentence:
    "Whoever enrols from now on is told another key of labels than everybody before, and by that key finds a second person under the target's address, in one and the same log.",
  async begin(stage) {
    const newcomers = await Newcomers.expectedAt(stage);
    return {
      async answer(asked, honestly) {
        const answer = await honestly(asked);
        const { is } = endpointOf(asked);
        if (is === "enrolment" && answer.status === 201) return newcomers.confirm(answer);
        const isNewcomer = asked.asker === null || newcomers.has(asked.asker);
        if (is === "server" && answer.status === 200 && isNewcomer) return newcomers.describe(answer);
        return showsLog(asked) ? newcomers.view(isNewcomer).answer(asked, answer) : answer;
      },
    };
  },
};

/** Those whose labels are made by a key of their own; the leaves, theirs among them, are the same for everybody. */
class Newcomers {
  /** By user ID, as they are shown to each other. */
  readonly #people = new Map<string, ShownPerson>();
  /** What the log shows in place of the server's own entries about them, by those in hexadecimal. */
  readonly #entries = new Map<string, Uint8Array>();
  readonly #toThem: LogView;
  readonly #toOthers: LogView;

  private constructor(
    private readonly stage: Stage,
    private readonly labels: AddressLabels,
    /** The target as they find her. */
    private readonly second: ShownPerson,
  ) {
    const entries = (honest: readonly Uint8Array[]) =>
      honest.map((entry) => this.#entries.get(bytesToHex(entry)) ?? entry);
    this.#toOthers = new LogView(stage.world, { entries });
    this.#toThem = new LogView(stage.world, { entries, people: (_, asked) => this.#found(asked) });
  }

  static async expectedAt(stage: Stage): Promise<Newcomers> {
    const labels = new AddressLabels(new Uint8Array(randomBytes(32)));
    const target = relabelled(await stage.targetPerson(), labels, stage.target);
    const { userId, envelope, entry } = await createImpostor(target, "second-person");
    await appendRogueEntry(stage.world, entry);
    return new Newcomers(stage, labels, { ...target, userId, records: [{ envelope, entry }] });
  }

  has(userId: string): boolean {
    return this.#people.has(userId);
  }

  view(toThem: boolean): LogView {
    return toThem ? this.#toThem : this.#toOthers;
  }

  /** The server as they are told that it is. */
  describe(answer: Answer): Answer {
    const description = serverDescriptionSchema.parse(jsonOf(answer));
    const vrfKey = bytesToBase64Url(this.labels.publicKey);
    return withJson(answer, { ...description, log: { ...description.log, vrfKey } });
  }

  /** Makes somebody who has just enrolled one of them, and tells her so by her own label. */
  async confirm(answer: Answer): Promise<Answer> {
    const { userId, records } = enrolmentAnswerSchema.parse(jsonOf(answer)).person;
    const { address } = openIdentityRecord(base64UrlToBytes(records[0]?.record ?? "")).record;
    const [honest] = await honestlyShown(this.stage.world, { addresses: [address], userIds: [] });
    if (honest === undefined) throw new RangeError("nobody enrolled");
    const shown = relabelled(honest, this.labels, address);
    this.#people.set(userId, shown);
    for (const [place, { entry }] of honest.records.entries())
      this.#entries.set(bytesToHex(entry), shown.records[place]?.entry ?? entry);
    const { people, ...proven } = await this.#toThem.show([shown], 0);
    return withJson(answer, { ...proven, person: people[0] });
  }

  #found({ addresses, userIds }: LookedUp): ShownPerson[] {
    const isTarget = addresses.includes(this.stage.target) || userIds.includes(this.second.userId);
    const others = [...this.#people.values()].filter(({ userId }) => userIds.includes(userId));
    return [...others, ...(isTarget ? [this.second] : [])];
  }
}

/** A person as the log would have her if it made its labels by this key. */
function relabelled(person: ShownPerson, labels: AddressLabels, address: string): ShownPerson {
  const { label, proof } = labels.labelOf(address);
  const records = person.records.map(({ envelope, entry }) => {
    const decoded = decodeLogEntry(entry);
    return { envelope, entry: encodeLogEntry("label" in decoded ? { ...decoded, label } : decoded) };
  });
  return { ...person, labelProof: proof, records };
}
