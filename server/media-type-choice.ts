/** Quality that an Accept header gives a media type (RFC 9110 section 12.5.1); 0 when it is not accepted. */
function quality(accept: string, mediaType: string): number {
  const [type] = mediaType.split("/");
  const rank = [mediaType, `${type}/*`, "*/*"];
  let best = { specificity: rank.length, quality: 0 };
  for (const part of accept.split(",")) {
    const [range, ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const specificity = rank.indexOf(range ?? "");
    if (specificity < 0 || specificity >= best.specificity) continue;
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const value = q === undefined ? 1 : Number(q.slice(2));
    best = { specificity, quality: value >= 0 && value <= 1 ? value : 0 };
  }
  return best.quality;
}

/** The offered media type that the client likes best, the earlier one when it does not care; null when none will do. */
export function chooseMediaType<T extends string>(
  accept: string | undefined,
  offered: readonly T[],
): T | null {
  const ranked = offered
    .map((mediaType) => ({ mediaType, quality: quality(accept ?? "*/*", mediaType) }))
    .filter((choice) => choice.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.mediaType ?? null;
}
