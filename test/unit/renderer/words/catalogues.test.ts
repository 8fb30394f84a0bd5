import { describe, expect, it } from "vitest";
import { de } from "../../../../renderer/words/de";
import { en } from "../../../../renderer/words/en";
import { ko } from "../../../../renderer/words/ko";
import { type CatalogueText, textsOf } from "./catalogue-texts";

const CATALOGUES = { en: textsOf(en), de: textsOf(de), ko: textsOf(ko) };

/** Proper names, words that two languages share, signs, and sentences that consist of what is put in. */
const SAME_IN_ENGLISH_AND_GERMAN = [
  "appName",
  "actions.details",
  "notShown",
  "numbers.perSecond",
  "numbers.percent",
  "access.columnPerson",
  "browser.columnName",
  "browser.details",
  "connection.offline",
  "find.columnName",
  "frame.name",
  "itemDialogs.name",
  "people.columnName",
  "received.columnName",
  "received.extentSince",
  "vaults.columnName",
];
const SAME_IN_ENGLISH_AND_KOREAN = ["appName", "notShown", "received.extentSince"];
const WITHOUT_KOREAN_LETTERS = [...SAME_IN_ENGLISH_AND_KOREAN, "connection.quoted", "numbers.percent"];

const placesOf = (texts: readonly CatalogueText[]): string[] => texts.map(({ place }) => place).sort();
const sameIn = (one: readonly CatalogueText[], other: readonly CatalogueText[]): string[] => {
  const texts = new Map(other.map(({ place, text }) => [place, text]));
  return one.filter(({ place, text }) => texts.get(place) === text).map(({ place }) => place);
};

describe.each(["de", "ko"] as const)("the catalogue %s", (language) => {
  it("has every word that English has, and none besides", () => {
    expect(placesOf(CATALOGUES[language])).toEqual(placesOf(CATALOGUES.en));
  });
});

describe.each(["en", "de", "ko"] as const)("the catalogue %s", (language) => {
  it("says so", () => {
    expect({ en, de, ko }[language].language).toBe(language);
  });

  it("has no empty text and none that begins or ends with a space", () => {
    const broken = CATALOGUES[language].filter(({ text }) => text === "" || text !== text.trim());
    expect(broken).toEqual([]);
  });

  it("says in every sentence what it is given", () => {
    const silent = CATALOGUES[language].filter(({ text, given }) =>
      given.some((sample) => !text.includes(sample)),
    );
    expect(silent).toEqual([]);
  });
});

describe("what the other languages say as English does", () => {
  it("is, in German, only what is the same word there", () => {
    expect(sameIn(CATALOGUES.de, CATALOGUES.en).sort()).toEqual([...SAME_IN_ENGLISH_AND_GERMAN].sort());
  });

  it("is, in Korean, only names and signs", () => {
    expect(sameIn(CATALOGUES.ko, CATALOGUES.en).sort()).toEqual([...SAME_IN_ENGLISH_AND_KOREAN].sort());
  });

  it("is, in Korean, no sentence left in Latin letters", () => {
    const latin = CATALOGUES.ko.filter(({ text }) => !/\p{Script=Hangul}/u.test(text));
    expect(latin.map(({ place }) => place).sort()).toEqual([...WITHOUT_KOREAN_LETTERS].sort());
  });
});
