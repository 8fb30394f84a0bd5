import type { Words } from "../en";
import { grammarOf } from "../grammar";
import { particleAfter, withParticle } from "./particles";

const { number } = grammarOf("ko");

export const shareWords: Words["share"] = {
  title: (name) => `${name} 공유`,
  manyTitle: (count) => `항목 ${number(count)}개 공유`,

  what: "공유할 것",
  whole: "파일 전체",
  part: "이 파일의 일부",
  partHint: "이 부분만 열 수 있습니다. 이 부분의 키로는 다른 것을 열 수 없습니다.",
  partStart: "시작 위치",
  partEnd: "끝 위치",
  fromPercent: "시작 퍼센트",
  toPercent: "끝 퍼센트",
  fromByte: "시작 바이트",
  toByte: "끝 바이트",
  exactPart: (from, to, total, share) => `${from}~${to}바이트: ${total}, 파일의 ${share}.`,
  snapped: (segment) => `일부는 ${segment} 크기의 세그먼트 경계에서 시작하고 끝납니다.`,
  tooSmallForPart: "이 파일은 세그먼트가 하나뿐이어서 전체만 공유할 수 있습니다.",
  partOfVersion: "지금 상태의 파일 일부입니다. 파일이 바뀌면 그 부분을 다시 공유하세요.",

  withWhom: "공유 대상",
  address: "상대방의 주소",
  addressHint: "등록한 주소와 정확히 같아야 합니다. 예: anna@example.org",
  find: "사람 찾기",
  reasons: {
    "is-me": "본인입니다. 이미 접근 권한이 있습니다.",
    "already-listed": "이미 목록에 있는 사람입니다.",
  },
  compare: "지문 비교",
  hideFingerprints: "지문 숨기기",
  markVerified: (name) => `${withParticle(name, "with")} 비교했습니다`,
  leaveOut: (name) => `${name} 제외`,
  notVerified: (name) =>
    `아직 ${withParticle(name, "with")} 지문을 비교하지 않았습니다. 중요한 것이라면 먼저 전화하거나 직접 만나 비교하세요.`,
  verified: (name) => `${withParticle(name, "with")} 지문을 비교했습니다.`,
  changed: {
    renewed: (name) =>
      `${withParticle(name, "subject")} 키를 갱신했고, 알고 있던 키로 새 키에 서명했습니다. 공유하기 전에 새 키를 받아들이거나 지문을 비교하세요.`,
    recovered: (name) =>
      `${withParticle(name, "subject")} 키를 잃어버려 복구 단어로 새 키를 만들었습니다. 공유하기 전에 지문을 비교하세요.`,
    replaced: (name) =>
      `${name}의 키가 교체되었으며, 알고 있던 키와 이어지지 않습니다. 누군가 ${name}인 척하고 있을 수 있습니다. 공유하기 전에 지문을 비교하세요.`,
  },
  blockedByChange: "바뀐 지문을 비교하거나 그 사람을 제외할 때까지 공유가 보류됩니다.",

  access: "허용할 것",
  read: "읽기 가능",
  readHint: "열기와 내보내기.",
  readWrite: "읽기 및 쓰기 가능",
  readWriteHint: "추가, 변경, 이동, 삭제도 할 수 있습니다.",

  inWords: "풀어서 말하면",
  willSee: "볼 수 있는 것",
  willNotSee: "볼 수 없는 것",
  seeVault: (name) => `보관함 ‘${name}’의 모든 것, 지금과 앞으로: 이름, 크기, 날짜, 내용.`,
  seeFolder: (name) => `폴더 ‘${name}’${particleAfter(name, "with")} 그 안의 모든 것, 지금과 앞으로.`,
  seeFile: (name) => `파일 ‘${name}’, 지금과 바뀔 때마다: 이름, 크기, 날짜, 내용.`,
  partInWords: (from, to) => `${from}부터 ${to}까지의 부분`,
  seePart: (name, part) => `지금 상태의 파일 ‘${name}’ 중 ${part}.`,
  seeMany: (count) => `선택한 항목 ${number(count)}개와, 그중 폴더 안의 모든 것.`,
  notVault: "다른 보관함과 내 개인 키.",
  notFolder: "이 폴더의 옆이나 위에 있는 것: 이름도 내용도 볼 수 없습니다.",
  notFile: "이 보관함의 다른 파일이나 폴더: 이름도 내용도 볼 수 없습니다.",
  notPart: "이 파일의 나머지, 이후 버전, 그리고 이 보관함의 다른 모든 것.",
  notMany: "이 보관함의 다른 것: 이름도 내용도 볼 수 없습니다.",
  needsData: "상대방에게는 암호화된 파일 자체도 필요합니다. 클라우드의 폴더를 공유하거나 파일을 보내 주세요.",

  terms: {
    until: "마지막 날 (선택)",
    noEnd: "기한 없음",
    untilHint: "이 날까지 열 수 있습니다.",
    clearEnd: "기한 없음",
    nextMonth: "다음 달",
    previousMonth: "이전 달",
    nextYear: "다음 해",
    previousYear: "이전 해",
    nextDecade: "다음 10년",
    previousDecade: "이전 10년",
    honest:
      "다음 날부터 키 서버는 키를 더 이상 내주지 않고, Keyferry는 그 키로 아무것도 열지 않습니다. 내용의 사본이나 키 자체를 간직한 사람은 계속 가지고 있게 됩니다. 확실히 막으려면 접근을 거두세요. 이미 접근할 수 있는 사람에게는 이제부터 이 날짜가 적용됩니다.",
    note: "상대방에게 남길 말 (선택)",
    noteHint: "몇 문장까지. 상대방만 읽을 수 있으며 키 서버는 읽을 수 없습니다.",
    untilInWords: (day) => `${day}까지.`,
    noteInWords: "남긴 말.",
  },

  share: "공유",
  results: "결과",
  sharedWith: (name) => `${withParticle(name, "with")} 공유됨`,
  notSharedWith: (name) => `${withParticle(name, "with")} 공유되지 않음`,
  someNotShared: (name, failed, all) =>
    `항목 ${number(all)}개 중 ${number(failed)}개가 ${withParticle(name, "with")} 공유되지 않았습니다`,
};
