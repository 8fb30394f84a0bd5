import { en } from "./en";

/** What a catalogue of words must hold; a further language is another object of this shape. */
export type Words = typeof en;

/** The words of the language in use. */
export const words: Words = en;
