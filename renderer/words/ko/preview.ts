import type { Words } from "../en";

export const previewWords: Words["preview"] = {
  preview: "미리 보기",
  imageOf: (name) => `${name} 그림`,
  textOf: (name) => `${name} 내용`,
  emptyFile: "빈 파일입니다.",
  isCut: "파일이 더 이어집니다. 나머지를 보려면 여세요.",
  isPart: "읽을 수 있는 부분의 시작입니다.",
  noneTitle: "미리 보기를 표시할 수 없습니다",
  otherKind:
    "그림(PNG, JPEG, GIF, WebP), PDF, 일반 텍스트만 여기에 표시됩니다. 이 파일은 해당 앱으로 여세요.",
  tooLarge: "파일이 너무 커서 여기에 표시할 수 없거나, 일부만 읽을 수 있습니다.",
  hasPassword: "자체 암호로 보호된 PDF입니다. 해당 앱으로 여세요.",
  isBroken: "손상되어 표시할 수 없는 PDF입니다. 해당 앱에서는 읽을 수 있을지도 모릅니다.",
  pagesOf: (name) => `${name} 페이지`,
  pageOf: (page, count, name) => `${name} ${count}페이지 중 ${page}페이지`,
  pageBroken: (page) => `${page}페이지가 손상되어 표시할 수 없습니다.`,
  pageCount: (count) => `${count}페이지`,
  firstPages: (shown, count) => `${count}페이지 중 처음 ${shown}페이지입니다. 나머지를 보려면 파일을 여세요.`,
};
