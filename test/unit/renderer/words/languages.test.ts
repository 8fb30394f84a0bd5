import { afterEach, describe, expect, it, vi } from "vitest";
import { formatByteSize, formatExactBytes } from "../../../../renderer/formatting/byte-size";
import { formatMoment } from "../../../../renderer/formatting/moment";
import { numberMarks } from "../../../../renderer/formatting/number-marks";
import { grammarOf } from "../../../../renderer/words/grammar";
import { particleAfter, withParticle } from "../../../../renderer/words/ko/particles";
import { regionalLocale } from "../../../../renderer/words/regional-locale";
import { sentenceFor, speak, words } from "../../../../renderer/words/words";
import { languageFor } from "../../../../shared/protocol/language";

const plain = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");

afterEach(() => {
  speak("en");
  vi.unstubAllGlobals();
});

describe("the language of the system", () => {
  it.each([
    [["de-AT", "en-GB"], "de"],
    [["ko_KR.UTF-8"], "ko"],
    [["fr-FR", "ko", "en"], "ko"],
    [["fr-FR", "ja"], "en"],
    [["DE"], "de"],
    [["den"], "en"],
    [[], "en"],
  ])("%j leads to %s", (preferred, language) => {
    expect(languageFor(preferred)).toBe(language);
  });
});

describe("a switch of the language", () => {
  it("changes words, sentences for failures, numbers and dates at once", () => {
    const now = new Date(2025, 5, 15, 14, 30).getTime();
    const read = () =>
      [
        words.frame.vaults,
        sentenceFor("not-a-container"),
        formatExactBytes(31_195_136),
        formatByteSize(12_400_000),
        formatMoment(new Date(2023, 0, 3).getTime(), now),
      ].map(plain);
    speak("de");
    expect(read()).toEqual([
      "Tresore",
      "Das ist keine Keyferry-Datei.",
      "31.195.136 Byte",
      "12,4 MB",
      "3. Jan. 2023",
    ]);
    speak("ko");
    expect(read()).toEqual([
      "보관함",
      "Keyferry 파일이 아닙니다.",
      "31,195,136바이트",
      "12.4 MB",
      "2023년 1월 3일",
    ]);
  });

  it("counts as the language does", () => {
    const said = (count: number) =>
      (["en", "de", "ko"] as const).map((language) => {
        speak(language);
        return words.numbers.files(count);
      });
    expect(said(1)).toEqual(["1 file", "1 Datei", "파일 1개"]);
    expect(said(1_500)).toEqual(["1,500 files", "1.500 Dateien", "파일 1,500개"]);
  });
});

describe("numbers", () => {
  it("are written as in the person's region when its language is the one that is shown", () => {
    vi.stubGlobal("navigator", { languages: ["de-CH", "en-IN"] });
    expect(regionalLocale("de")).toBe("de-CH");
    expect(regionalLocale("ko")).toBe("ko");
    expect(grammarOf("en").number(1_234_567)).toBe("12,34,567");
  });

  it("are typed with the marks that they are written with", () => {
    expect(numberMarks()).toEqual({ thousands: ",", decimals: "." });
    speak("de");
    expect(numberMarks()).toEqual({ thousands: ".", decimals: "," });
  });
});

describe("Korean particles", () => {
  it("follow the last syllable of what stands before them", () => {
    expect(withParticle("사진", "object")).toBe("사진을");
    expect(withParticle("문서", "object")).toBe("문서를");
    expect(withParticle("앨리스", "with")).toBe("앨리스와");
    expect(withParticle("김철", "towards")).toBe("김철로");
    expect(withParticle("박민준", "towards")).toBe("박민준으로");
  });

  it("follow a digit as it is read aloud", () => {
    expect(withParticle("버전 3", "subject")).toBe("버전 3이");
    expect(withParticle("버전 2", "subject")).toBe("버전 2가");
  });

  it("look past what is not read aloud", () => {
    expect(particleAfter("사진 (여름)", "object")).toBe("을");
  });

  it("leave it open after letters that can be read in several ways", () => {
    expect(withParticle("Alice", "topic")).toBe("Alice은(는)");
  });
});
