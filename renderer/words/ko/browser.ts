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
  segmentsOf: (count, size) => `${count}개, 각 ${size}`,
  version: "버전",
  changed: "변경",
  writer: "작성자",
  writerUnknown: "여기에 알려지지 않은 사람",
  mediaType: "형식",
  sharedDirectly: "직접 공유",
  sharedWithNobody: "없음",
};
