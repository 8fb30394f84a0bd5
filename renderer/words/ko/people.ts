import type { Words } from "../en";
import { withParticle } from "./particles";

export const peopleWords: Words["people"] = {
  heading: "사람",
  table: "사람",
  yourFingerprint: "내 지문",
  yourFingerprintHint: "정말 본인인지 확인하고 싶어 하는 사람에게 읽어 주세요.",
  emptyTitle: "아직 아무도 없습니다",
  emptyText: "내가 공유한 사람과 나에게 공유한 사람이 키와 함께 여기에 기억됩니다.",
  columnName: "이름",
  columnTrust: "지문",
  trust: { verified: "비교함", "not-verified": "아직 비교하지 않음", changed: "키가 바뀜" },
  you: "나",
  thatIsYou: "본인의 주소입니다.",
  compare: "비교",
  compareWith: (name) => `${withParticle(name, "with")} 지문 비교`,
  compareHint: (name) =>
    `${name}에게 전화하거나 직접 만나, Keyferry에서 ‘내 신원’을 열고 단어를 읽어 달라고 하세요. 모든 단어를 비교하세요.`,
  change: { renewed: "키가 갱신됨", recovered: "키가 복구됨", replaced: "키가 교체됨" },
  changedHint: {
    renewed: (name) =>
      `${withParticle(name, "subject")} 키를 갱신했고, 알고 있던 키로 새 키에 서명했습니다. 새 키를 받아들일 수 있습니다. 중요한 것이라면 다시 비교하세요. 결정할 때까지 ${withParticle(name, "with")} 아무것도 공유할 수 없습니다.`,
    recovered: (name) =>
      `${name}의 키는 분실 뒤에 복구 단어로 새로 만든 것입니다. 그 단어를 발견한 다른 사람이 만들었을 수도 있습니다. 새 지문을 비교할 때까지 ${withParticle(name, "with")} 아무것도 공유할 수 없습니다.`,
    replaced: (name) =>
      `${name}의 주소에 이제 다른 키가 등록되어 있으며, 알고 있던 키와 이어지지 않습니다. 공격일 수 있습니다. 새 지문을 비교할 때까지 ${withParticle(name, "with")} 아무것도 공유할 수 없습니다.`,
  },
  acceptRenewed: (name) => `${name}의 갱신된 키 받아들이기`,
  nowAccepted: (name) => `${name}의 갱신된 키를 받아들였습니다`,
  words: "단어로 된 지문",
  paste: "받은 숫자를 붙여 넣으세요",
  pasteSame: "서로 같습니다.",
  pasteIncomplete: "여기까지는 같지만 60자리가 모두 있지는 않습니다.",
  pasteDifferent: "서로 다릅니다. 아무것도 공유하지 말고 직접 다시 확인하세요.",
  markVerified: (name) => `${withParticle(name, "with")} 비교했습니다`,
  nowVerified: (name) => `${withParticle(name, "subject")} 비교한 사람으로 표시되었습니다`,
};
