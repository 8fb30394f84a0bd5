import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import { type AlarmView, alarmViewSchema } from "../../../shared/protocol/ipc/views";
import type { Files } from "../ports";
import { StoredDocument } from "../profile/stored-document";

const storedAlarmSchema = alarmViewSchema.extend({
  /** What it is about; the same is never raised twice. */
  subject: z.string().min(1),
  isAcknowledged: z.boolean(),
});
const documentSchema = z.object({ version: z.literal(1), alarms: z.array(storedAlarmSchema) });

/** What is to be raised. @see AlarmView */
export interface NewAlarm {
  readonly subject: string;
  readonly kind: AlarmView["kind"];
  readonly words?: readonly string[];
  readonly digits?: string;
  readonly evidenceFile?: string;
}

/** What must not be missed: each stays, over restarts too, until a person has acknowledged it. */
export class Alarms {
  readonly #listeners = new Set<() => void>();

  private constructor(private readonly document: StoredDocument<z.infer<typeof documentSchema>>) {}

  static async open(deps: { readonly files: Files; readonly path: string }): Promise<Alarms> {
    const empty = { version: 1 as const, alarms: [] };
    return new Alarms(await StoredDocument.open({ ...deps, schema: documentSchema, empty }));
  }

  list(): IpcResponse<"alarms.list"> {
    return this.document
      .get()
      .alarms.filter(({ isAcknowledged }) => !isAcknowledged)
      .map(({ subject: _subject, isAcknowledged: _isAcknowledged, ...view }) => view)
      .sort((a, b) => b.raisedAt - a.raisedAt);
  }

  /** Nothing happens for an alarm that is not there. */
  async acknowledge({ id }: IpcRequest<"alarms.acknowledge">): Promise<void> {
    await this.document.change(({ alarms }) => ({
      version: 1,
      alarms: alarms.map((alarm) => (alarm.id === id ? { ...alarm, isAcknowledged: true } : alarm)),
    }));
    this.#tell();
  }

  isAcknowledged(id: string): boolean {
    return this.document.get().alarms.some((alarm) => alarm.id === id && alarm.isAcknowledged);
  }

  /** Whether an alarm about this was ever raised. */
  wasRaised(subject: string): boolean {
    return this.document.get().alarms.some((alarm) => alarm.subject === subject);
  }

  /** Raises it unless it was raised before. Resolves with its ID once it is safely on disk. */
  async raise({ subject, kind, words, digits, evidenceFile }: NewAlarm): Promise<string> {
    const before = this.document.get().alarms.find((alarm) => alarm.subject === subject);
    if (before !== undefined) return before.id;
    const alarm = {
      id: randomUUID(),
      subject,
      kind,
      raisedAt: Date.now(),
      words: words === undefined ? null : [...words],
      digits: digits ?? null,
      evidenceFile: evidenceFile ?? null,
      isAcknowledged: false,
    };
    await this.document.change(({ alarms }) => ({ version: 1, alarms: [...alarms, alarm] }));
    this.#tell();
    return alarm.id;
  }

  /** What an alarm was about is over by itself: it goes, and is raised anew when it happens again. */
  async lift(subject: string): Promise<void> {
    if (!this.wasRaised(subject)) return;
    await this.document.change(({ alarms }) => ({
      version: 1,
      alarms: alarms.filter((alarm) => alarm.subject !== subject),
    }));
    this.#tell();
  }

  /** @returns a function that ends the subscription */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
