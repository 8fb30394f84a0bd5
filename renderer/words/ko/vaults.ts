import type { Words } from "../en";
import { grammarOf } from "../grammar";
import { particleAfter } from "./particles";

const { number } = grammarOf("ko");

export const vaultWords: Words["vaults"] = {
  heading: "보관함",
  table: "보관함",
  newVault: "새 보관함",
  openExisting: "기존 보관함 열기",
  emptyTitle: "아직 보관함이 없습니다",
  emptyText:
    "보관함은 나와 내가 고른 사람만 내용을 읽을 수 있는 폴더입니다. 클라우드 폴더를 비롯해 어디에 두어도 그 안의 내용은 암호화되어 있습니다.",
  firstSteps: "사용 방법",
  steps: [
    "이 컴퓨터, Dropbox, USB 메모리 등 어느 폴더에나 보관함을 만듭니다.",
    "파일을 끌어다 넣습니다. 쓰기 전에 암호화됩니다.",
    "보관함이나 폴더, 파일 하나를 상대의 주소로 공유합니다. 그 사람만 키를 받습니다.",
  ],
  columnName: "이름",
  columnItems: "항목",
  columnSize: "크기",
  columnPeople: "사람",
  columnChange: "마지막 변경",
  columnHealth: "상태",
  onlyYou: "나만",
  counting: "세는 중",
  sharedBy: (name) => `공유한 사람: ${name}`,
  sharedBySomeone: "나와 공유됨",
  showOnDisk: "디스크에서 보기",
  forget: "목록에서 빼기",
  rename: "이름 바꾸기",
  insight: "이 보관함의 공유 방식",

  health: {
    well: "모두 제자리에 있습니다",
    looking: "살펴보는 중",
    folderMissing: "폴더 없음",
    older: "이전 사본",
    foreign: "소유자의 것이 아님",
    noKey: "키 없음",
    unreadableVault: "읽을 수 없음",
    unfinishedRemoval: "권한 거두기 미완료",
    undelivered: (count) => `전달되지 않은 키 ${number(count)}개`,
    unreadable: (count) => `표시할 수 없는 파일 ${number(count)}개`,
  },
  whatToDo: {
    unfinishedRemoval:
      "접근 권한을 거두는 작업이 중단되었습니다. 폴더와 키 서버에 닿으면 저절로 이어집니다. 지금 시도하려면 보관함을 여세요.",
    undelivered:
      "누군가의 키로는 최신 상태를 열 수 없습니다. 키 서버가 응답하면 저절로 전달됩니다. 키가 바뀐 사람과는 다시 공유해야 합니다.",
    unreadable:
      "보관함을 열고 ‘보기’를 고르면 어떤 파일이 왜 그런지 볼 수 있습니다. 클라우드 서비스가 아직 끝나지 않은 경우가 많습니다.",
  },

  nameField: "보관함 이름",
  nameHint: "디스크의 폴더 이름으로도 쓰입니다. 그곳을 볼 수 있는 사람은 이 이름을 보게 됩니다.",
  place: "위치",
  chooseFolder: "폴더 선택",
  placeHint: "선택한 폴더 안에 이 이름의 폴더가 만들어집니다.",
  noPlace: "아직 폴더를 선택하지 않았습니다",
  anotherFolder: "다른 폴더",
  willBe: (path) => `만들 위치: ${path}`,
  create: "보관함 만들기",
  nameMissing: "보관함의 이름을 입력하세요.",
  placeMissing: "보관함을 둘 곳을 선택하세요.",

  renameTitle: (name) => `${name} 이름 바꾸기`,
  newName: "새 이름",
  renameHint:
    "보관함을 열 수 있는 모든 사람에게 새 이름이 보입니다. 이름도 보관함의 다른 내용처럼 암호화되어 있습니다.",
  renameFolderHint: (folder) =>
    `디스크의 폴더 이름은 ‘${folder}’ 그대로입니다. 폴더 이름도 바꾸려면 파일 관리자에서 바꾼 다음 ‘기존 보관함 열기’를 고르세요.`,

  forgetTitle: (name) => `${name} 보관함을 목록에서 뺄까요?`,
  forgetText: (name) =>
    `‘${name}’${particleAfter(name, "subject")} 이 목록에서 빠집니다. 디스크의 내용은 바뀌지 않고, 아무도 접근 권한을 잃지 않으며, 언제든 다시 열 수 있습니다.`,
};
