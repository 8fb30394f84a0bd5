/** One text of a catalogue. */
export interface CatalogueText {
  /** Where it stands: "share.title", "identity.renewSteps.2". */
  readonly place: string;
  readonly text: string;
  /** What a sentence was given to say; none for a plain text. */
  readonly given: readonly string[];
}

/** Texts that are numbers as well, so that they do for names and for what is counted, and are shown as they are. */
const SAMPLES = ["41", "42", "43", "44"] as const;

function sentence(place: string, say: (...given: unknown[]) => unknown): CatalogueText {
  const given = SAMPLES.slice(0, say.length);
  const text = say(...given);
  if (typeof text !== "string") throw new Error(`${place} does not say a text.`);
  return { place, text, given };
}

/** Every text of a catalogue with its place; sentences are called with samples. */
export function textsOf(catalogue: object, above = ""): CatalogueText[] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
    const place = `${above}${key}`;
    if (place === "language") return [];
    if (typeof value === "string") return [{ place, text: value, given: [] }];
    if (typeof value === "function") return [sentence(place, value as (...given: unknown[]) => unknown)];
    if (typeof value === "object" && value !== null) return textsOf(value, `${place}.`);
    throw new Error(`${place} is no text.`);
  });
}
