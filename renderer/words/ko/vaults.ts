import type { Words } from "../en";
import { particleAfter } from "./particles";

export const vaultWords: Words["vaults"] = {
  heading: "보관함",
  table: "보관함",
  newVault: "새 보관함",
  openExisting: "기존 보관함 열기",
  emptyTitle: "아직 보관함이 없습니다",
  emptyText:
    "보관함은 나와 내가 고른 사람만 내용을 읽을 수 있는 폴더입니다. 클라우드 폴더를 비롯해 어디에 두어도 그 안의 내용은 암호화되어 있습니다.",
  columnName: "이름",
  columnRole: "소유",
  columnItems: "항목",
  yours: "내 보관함",
  sharedBy: (name) => `공유한 사람: ${name}`,
  sharedBySomeone: "나와 공유됨",
  showOnDisk: "디스크에서 보기",
  forget: "목록에서 빼기",
  unfinishedRemoval: "접근 권한을 거두는 작업이 중단되었습니다. 보관함을 열어 마무리하세요.",

  nameField: "보관함 이름",
  nameHint: "디스크의 폴더 이름으로도 쓰입니다. 그곳을 볼 수 있는 사람은 이 이름을 보게 됩니다.",
  place: "위치",
  chooseFolder: "폴더 선택",
  placeHint: "선택한 폴더 안에 이 이름의 폴더가 만들어집니다.",
  noPlace: "아직 폴더를 선택하지 않았습니다",
  willBe: (path) => `만들 위치: ${path}`,
  create: "보관함 만들기",
  nameMissing: "보관함의 이름을 입력하세요.",
  placeMissing: "보관함을 둘 곳을 선택하세요.",

  forgetTitle: (name) => `${name} 보관함을 목록에서 뺄까요?`,
  forgetText: (name) =>
    `‘${name}’${particleAfter(name, "subject")} 이 목록에서 빠집니다. 디스크의 내용은 바뀌지 않고, 아무도 접근 권한을 잃지 않으며, 언제든 다시 열 수 있습니다.`,
};
