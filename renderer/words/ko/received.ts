import type { Words } from "../en";

export const receivedWords: Words["received"] = {
  heading: "나와 공유됨",
  table: "나와 공유됨",
  emptyTitle: "아직 나와 공유된 것이 없습니다",
  emptyText: (address) => `누군가 ${address} 주소로 보관함, 폴더, 파일을 공유하면 여기에 표시됩니다.`,
  columnName: "이름",
  columnFrom: "보낸 사람",
  extentSince: (extent, since) => `${extent} · ${since}`,
  unknownOwner: "여기에 알려지지 않은 사람",
  wholeItem: "전체",
  partOf: (from, to) => `일부: ${from}부터 ${to}까지`,
  set: "여러 항목",
  andMayWrite: (extent) => `${extent}, 쓰기 가능`,
  until: (day) => `${day}까지`,
  over: (day) => `${day}에 끝남`,
  noteFrom: (name) => `${name} 님이 남긴 말:`,
  notFound: "이 컴퓨터에서 아직 찾지 못했습니다",
  findIt: "찾기",
  findNamed: (name) => `이 컴퓨터에서 ${name} 찾기`,
  findHint: "암호화된 파일이 있는 폴더를 선택하세요. 예: 클라우드 폴더",
};
