import type { Words } from "../en";
import { grammarOf } from "../grammar";
import { withParticle } from "./particles";

const { number } = grammarOf("ko");

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
  over: (day) => `${day}에 끝남`,
  noteFrom: (name) => `${name} 님이 남긴 말:`,
  notFound: "이 컴퓨터에서 아직 찾지 못했습니다",
  findIt: "찾기",
  findNamed: (name) => `이 컴퓨터에서 ${name} 찾기`,
  findHint: "암호화된 파일이 있는 폴더를 선택하세요. 예: 클라우드 폴더",
  newHeading: "새 항목",
  newTable: "새로 공유받은 것",
  mine: "수락함",
  newCount: (count) => `새 항목 ${number(count)}개`,
  accept: "수락",
  acceptNamed: (name) => `${name} 수락`,
  decline: "거절",
  declineNamed: (name) => `${name} 거절`,
  declined: (name) => `${withParticle(name, "object")} 거절했습니다. 아무에게도 알리지 않습니다.`,
  undo: "실행 취소",
  declinedShow: (count) => `거절한 항목 보기 (${number(count)})`,
  declinedHide: "거절한 항목 숨기기",
  declinedTable: "거절함",
  takeBack: "되돌리기",
  takeBackNamed: (name) => `${name} 되돌리기`,
  acceptHint:
    "수락하면 내 목록에 들어가고, 보관함이면 보관함 목록에도 나타납니다. 수락하거나 거절한 사실은 아무에게도 알리지 않습니다.",
  compareNamed: (person) => `${withParticle(person, "with")} 지문 비교`,
  compare: "비교",
  searchAgain: "다른 폴더에서 찾기",
  foundSome: (found, missing) =>
    missing === 0
      ? `모두 찾았습니다 (${number(found)}개).`
      : `${number(found)}개를 찾았습니다. ${number(missing)}개가 아직 없습니다. 다른 폴더에 있을 수 있습니다.`,
  foundNothing: "이 폴더에는 나와 공유된 것이 없습니다.",
  searchStopped: "찾기를 중지했습니다.",
  until: (day) => `${day}까지`,
};
