export const lineWords = {
  how: "Choose the part by",
  byLines: "By lines",
  byBytes: "By bytes",
  from: "From line",
  to: "To line",
  text: "Lines of the file",
  earlier: "Earlier lines",
  later: "Later lines",
  shown: (first: string, last: string, all: string) => `Lines ${first} to ${last} of ${all}`,
  given: (first: string, last: string) => `What is given: lines ${first} to ${last}.`,
  comeAlong: (before: string, after: string) =>
    `Keys are for whole segments of the file, so these neighbouring lines come along: ${before} before and ${after} after those you chose.`,
  cut: "The outermost of them come along only in part.",
  inWords: (first: string, last: string) =>
    `In it lines ${first} to ${last}, and the neighbouring lines named above.`,
};
