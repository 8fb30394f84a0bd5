import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number } = grammarOf("ko");

export const browserWords: Words["browser"] = {
  breadcrumbs: "현재 위치",
  grid: "항목",
  addFiles: "파일 추가",
  addFolder: "폴더 추가",
  newFolder: "새 폴더",
  shareVault: "이 보관함 공유",
  shareFolder: "이 폴더 공유",
  whoVault: "이 보관함에 접근 권한이 있는 사람",
  whoFolder: "이 폴더에 접근 권한이 있는 사람",
  moreActions: "더 보기",
  details: "자세히",
  readOnly: "이 보관함은 읽을 수만 있습니다. 소유자가 변경을 허용하지 않았습니다.",
  unfinishedRemoval: "접근 권한을 거두는 작업이 중단되었습니다. 지금 마무리하고 있습니다.",

  columnName: "이름",
  columnSize: "크기",
  columnChanged: "변경",
  columnShared: "공유 대상",
  selectAll: "모두 선택",
  select: (name) => `${name} 선택`,
  selection: "선택한 항목",
  selected: (count) => `${number(count)}개 선택됨`,
  clearSelection: "선택 해제",

  emptyTitle: "아직 아무것도 없습니다",
  emptyText: "파일과 폴더를 여기로 끌어 놓거나 추가하세요. 이 컴퓨터에서 암호화됩니다.",
  emptyReadOnlyText: "소유자가 아직 아무것도 넣지 않았습니다.",

  problems: (count) => `여기 있는 파일 ${number(count)}개를 표시할 수 없습니다`,
  showProblems: "보기",
  hideProblems: "숨기기",
  problemsTable: "표시할 수 없는 파일",
  problemFile: "디스크의 파일",
  problemWhy: "이유와 해결 방법",

  detailsEmpty: "항목 하나를 선택하면 자세한 내용이 표시됩니다.",
  detailsMany: (count, size) => `항목 ${number(count)}개, 모두 ${size}입니다.`,
  kind: "종류",
  dataId: "데이터 ID",
  copyDataId: "데이터 ID 복사",
  size: "크기",
  segments: "세그먼트",
  segmentsOf: (count, size) => `${count}개, 각 최대 ${size}`,
  changed: "변경",
  mediaType: "형식",
  detailsLabel: {
    writer: "작성자",
    version: "버전",
    before: "이전 버전",
    headerHash: "서명된 머리말",
    access: "접근할 수 있는 사람",
    readThrough: "읽을 수 있는 경로",
  },
  writtenBy: {
    me: "내가 작성한 버전입니다. 서명이 올바릅니다.",
    verified: (name) => `서명이 올바르며, ${name} 님의 지문을 비교했습니다.`,
    "not-verified": (name) =>
      `서명이 올바릅니다. 정말 ${name} 님의 서명인지는 지문을 비교해야 알 수 있습니다.`,
    changed: (name) =>
      `알고 있는 ${name} 님의 키로 한 올바른 서명입니다. 지금 키 서버는 다른 키를 보여 줍니다.`,
    unknown: "서명이 올바릅니다. 소유자가 쓰기를 허용했지만 이 컴퓨터에는 알려지지 않은 사람의 서명입니다.",
    unknownOwner: "서명이 올바릅니다. 이 컴퓨터에는 알려지지 않은 이 보관함 소유자의 서명입니다.",
  },
  standing: { owner: "보관함 소유자", writer: "쓰기 허용됨" },
  firstVersion: "없음: 첫 버전입니다",
  versionHint: "Keyferry는 이전 버전을 보관하지 않습니다. 각 버전의 서명에 바로 앞 버전이 적혀 있습니다.",
  onlyYou: "나만",
  accessLine: (may, through) => `${may}, 경로: ${through}`,
  accessUntil: (day) => `${day}까지`,
  accessOver: (day) => `${day}에 끝남`,
  compareShort: "지문 비교",
};
