import type { Words } from "../en";

export const frameWords: Words["frame"] = {
  navigation: "주 메뉴",
  vaults: "보관함",
  received: "나와 공유됨",
  find: "찾기",
  people: "사람",
  settings: "설정",
  yourIdentity: "내 신원",
  name: "이름",
  address: "주소",
  server: "키 서버",
  keptIn: "개인 키",
  wordsHeading: "단어로 된 지문",
  digitsHeading: "숫자로 된 지문",
  copyDigits: "숫자 복사",
  identityHint: "정말 본인인지 확인하고 싶어 하는 사람에게 이 단어들을 읽어 주세요.",
  crashed: "이 화면이 작동을 멈췄습니다",
  crashedHint:
    "잃어버린 것은 없습니다. 파일과 진행 중인 작업은 이 화면과 관계없습니다. 마지막으로 무엇을 했는지 알려 주세요.",
  startAnew: "화면 다시 표시",
  dropHere: (folder) => `놓으면 ‘${folder}’에 추가됩니다`,
  dropHereHint: "파일과 폴더가 암호화되며, 원본은 그 자리에 남습니다.",
  dropNowhere: "먼저 보관함을 여세요",
  dropNowhereHint: "그런 다음 파일과 폴더를 끌어 놓으세요.",
  dropReadOnly: "이 보관함은 읽을 수만 있습니다",
  dropReadOnlyHint: "누가 추가할 수 있는지는 소유자가 정합니다.",
};
