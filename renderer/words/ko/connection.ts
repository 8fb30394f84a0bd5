import type { Words } from "../en";
import { grammarOf } from "../grammar";
import { withParticle } from "./particles";

const { number } = grammarOf("ko");

export const connectionWords: Words["connection"] = {
  offline: "오프라인",
  waiting: "대기 중",
  count: (count) => `변경 ${number(count)}개가 키 서버를 기다리고 있습니다`,
  title: "키 서버를 기다리는 변경",
  unreachable: (since) => `키 서버에 연결할 수 없습니다. ${since}.`,
  since: (moment) => `시작: ${moment}`,
  unreachableHint:
    "전에 공유받은 것과 내 파일은 그대로 열 수 있습니다. 서버가 필요한 일은 여기서 기다렸다가 서버에 다시 연결되면 저절로 처리됩니다.",
  reachable: "키 서버에 연결할 수 있습니다.",
  tryNow: "지금 시도",
  list: "기다리는 변경",
  none: "기다리는 것이 없습니다",
  noneHint:
    "공유처럼 키 서버가 필요한 변경은 서버에 연결할 수 없는 동안 여기에 표시됩니다. 나중에 저절로 처리됩니다.",

  share: (names, person) => `${withParticle(person, "with")} ${names} 공유`,
  removeAccess: (names, person) => `${person}의 ${names} 접근 권한 거두기`,
  createVault: (name) => `보관함 ‘${name}’의 키를 키 서버에 보관`,
  createVaultHint:
    "그때까지 키는 나만 열 수 있게 잠긴 채 이 컴퓨터에만 있습니다. 보관함은 평소처럼 쓸 수 있습니다.",
  unreadable: (name) => `보관함 ‘${name}’의 변경 하나를 읽을 수 없습니다`,
  unreadableHint: "이제 여기에 없는 키로 잠겨 있던 변경입니다. 다시 결정한 다음 목록에서 빼세요.",
  quoted: (name) => `‘${name}’`,
  someItems: (count) => `항목 ${number(count)}개`,
  inVault: (name) => `보관함 ‘${name}’`,
  state: {
    waiting: "대기 중",
    working: "지금 처리하는 중",
    begun: "절반 처리됨. 저절로 계속됩니다",
    "needs-you": "확인이 필요합니다",
  },
  cancel: "취소",
  cancelNamed: (what) => `취소: ${what}`,
  takeOff: "목록에서 빼기",
  takeOffNamed: (what) => `목록에서 빼기: ${what}`,

  getsItLater: (person) => `키 서버에 연결되면 ${withParticle(person, "subject")} 바로 받습니다.`,
  vaultLater: (name) => `‘${name}’ 보관함이 준비되었습니다. 키 서버에 연결되면 키를 그곳에도 보관합니다.`,
  removedLater: (person) =>
    `${person}의 접근 권한은 키 서버에 연결되면 끝납니다. 그때까지는 아직 열 수 있습니다.`,
  removalWaits: "키 서버에 연결되면 끝납니다",
  doneTitle: "기다리던 변경을 처리했습니다",
  done: (count) => `변경 ${number(count)}개가 키 서버에 전달되었습니다.`,
};
