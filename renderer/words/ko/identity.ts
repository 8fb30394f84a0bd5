import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number } = grammarOf("ko");

export const identityWords: Words["identity"] = {
  keys: "내 키",
  keysSince: (day) => `${day}부터 사용 중`,
  keysRenewed: (day, times) => `${number(times)}번 갱신함, ${day}부터 사용 중`,

  renew: "내 키 갱신",
  renewTitle: "내 키 갱신하기",
  renewWhy:
    "누군가 내 키를 보았을 수 있거나 조직에서 요구할 때 갱신하세요. 그 사람이 이미 읽을 수 있던 것은 계속 읽을 수 있습니다.",
  renewWhat: "이렇게 진행됩니다",
  renewSteps: [
    "이 컴퓨터에서 새 키를 만들어 이 컴퓨터의 키체인에 보관합니다.",
    "지금 키로 새 키에 서명하므로, 다른 사람은 내 이름으로 이 일을 할 수 없습니다.",
    "내가 가진 것과 나와 공유된 것은 모두 계속 읽을 수 있습니다.",
    "내가 공유하는 사람들에게 키가 갱신되었다고 알려지며, 내 지문이 바뀝니다.",
    "이미 만든 복구 키트는 오래된 것이 됩니다. 키트 파일을 새로 만드세요.",
  ],
  renewed: "키를 갱신했습니다",
  renewedHint: "새 지문은 ‘내 신원’에 있습니다. 예전 지문을 비교한 사람들에게 알리세요.",

  recoverTitle: "신원 복구하기",
  recoverHint: "컴퓨터나 키체인을 잃어버린 경우에 사용하세요.",
  recoverWords: "복구 단어 24개",
  recoverWordsHint: "순서대로, 사이를 띄어서 입력하세요.",
  recoverWordsMissing: "여기에 복구 단어를 입력하세요.",
  recoverMeans: "되찾는 것과 되찾지 못하는 것",
  recoverMeansText:
    "이름과 주소, 나를 아는 사람들과의 관계는 새 키와 함께 그대로 유지됩니다. 잃어버린 키는 되찾지 못합니다. 다른 사람이 공유한 것은 다시 공유받아야 하며, 나만 열 수 있던 보관함은 열 수 없게 됩니다.",
  recover: "내 신원 복구",
  back: "뒤로",
  recovered: "신원을 복구했습니다",
  recoveredHint: (name) =>
    `새 키와 함께 다시 ${name}의 신원을 씁니다. 다른 사람들에게 다시 공유해 달라고 하세요. 키가 복구되었다는 것이 그들에게 표시되며, 새 지문을 비교해야 합니다.`,
};
