export const previewWords = {
  preview: "Preview",
  imageOf: (name: string) => `Picture of ${name}`,
  textOf: (name: string) => `Text of ${name}`,
  emptyFile: "This file is empty.",
  isCut: "The file goes on. Open it to see the rest.",
  isPart: "This is the beginning of the part that you can read.",
  noneTitle: "No preview",
  otherKind:
    "Pictures (PNG, JPEG, GIF, WebP), PDF and plain text are shown here. Open this file with its own app.",
  tooLarge: "This file is too large to be shown here, or you can read only a part of it.",
  hasPassword: "This PDF is protected by a password of its own. Open it with its own app.",
  isBroken: "This PDF is damaged and cannot be shown. Its own app may be able to read it.",
  pagesOf: (name: string) => `Pages of ${name}`,
  pageOf: (page: number, count: number, name: string) => `Page ${page} of ${count} of ${name}`,
  pageBroken: (page: number) => `Page ${page} is damaged and cannot be shown.`,
  pageCount: (count: number) => (count === 1 ? "1 page" : `${count} pages`),
  firstPages: (shown: number, count: number) =>
    `The first ${shown} of ${count} pages. Open the file to see the rest.`,
};
