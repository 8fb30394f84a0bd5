const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
/** ㄹ: 으로 loses its 으 after it. */
const FINAL_L = 8;
/** How the digits end when they are read aloud: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const DIGIT_FINALS = [21, 8, 0, 16, 0, 0, 1, 8, 8, 0];

/** Which consonant the last syllable ends with (0: none), or null where that cannot be told from the writing. */
function finalOf(text: string): number | null {
  const last = text.replace(/[^\p{L}\p{N}]+$/u, "").at(-1) ?? "";
  const code = last.charCodeAt(0);
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return (code - FIRST_SYLLABLE) % FINALS;
  return /^\d$/.test(last) ? (DIGIT_FINALS[Number(last)] ?? null) : null;
}

const PARTICLES = {
  object: { closed: "을", open: "를", unknown: "을(를)" },
  subject: { closed: "이", open: "가", unknown: "이(가)" },
  topic: { closed: "은", open: "는", unknown: "은(는)" },
  with: { closed: "과", open: "와", unknown: "과(와)" },
  towards: { closed: "으로", open: "로", unknown: "(으)로" },
} as const;

/** The particle that follows a word whose ending is known only when it is shown: 을 or 를, 이 or 가, … */
export function particleAfter(text: string, role: keyof typeof PARTICLES): string {
  const { closed, open, unknown } = PARTICLES[role];
  const final = finalOf(text);
  if (final === null) return unknown;
  if (final === 0 || (role === "towards" && final === FINAL_L)) return open;
  return closed;
}

/** The word with its particle: “사진을”, “문서를”. */
export function withParticle(text: string, role: keyof typeof PARTICLES): string {
  return `${text}${particleAfter(text, role)}`;
}
