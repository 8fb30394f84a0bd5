export const previewWords = {
  preview: "Preview",
  imageOf: (name: string) => `Picture of ${name}`,
  textOf: (name: string) => `Text of ${name}`,
  emptyFile: "This file is empty.",
  isCut: "The file goes on. Open it to see the rest.",
  isPart: "This is the beginning of the part that you can read.",
  noneTitle: "No preview",
  otherKind:
    "Pictures (PNG, JPEG, GIF, WebP) and plain text are shown here. Open this file with its own app.",
  tooLarge: "This picture is too large to be shown here, or you can read only a part of it.",
};
