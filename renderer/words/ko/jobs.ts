import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number } = grammarOf("ko");
const files = (count: number) => `파일 ${number(count)}개`;

export const jobWords: Words["jobs"] = {
  heading: "작업",
  list: "작업",
  none: "진행 중인 작업이 없습니다",
  noneHint: "추가, 내보내기 등 오래 걸리는 작업의 진행 상황이 여기에 표시됩니다.",
  running: (count) => `작업 ${number(count)}개 진행 중`,
  clearEnded: "끝난 작업 지우기",
  stop: (subject) => `${subject} 중지`,
  filesOf: (done, total) => `파일 ${total}개 중 ${done}개`,
  bytesOf: (done, total) => `${total} 중 ${done}`,
  showFailures: (count) => `처리하지 못한 ${files(count)} 보기`,
  hideFailures: "숨기기",
  failures: "처리하지 못한 파일",
  moreFailures: (count) => `그 밖에 ${files(count)}`,
  state: { running: "진행 중", done: "완료", cancelled: "중지됨", failed: "실패" },

  doing: {
    add: (subject) => `${subject} 추가 중`,
    export: (subject) => `${subject} 내보내는 중`,
    open: (subject) => `${subject} 여는 중`,
    save: (subject) => `${subject} 저장 중`,
    move: (subject) => `${subject} 이동 중`,
    delete: (subject) => `${subject} 삭제 중`,
    "remove-access": (subject) => `${subject} 접근 권한을 거두는 중`,
    scan: (subject) => `${subject}에서 찾는 중`,
    share: (subject) => `${subject} 공유 중`,
    "create-vault": (subject) => `${subject} 만드는 중`,
  },
  done: {
    add: (subject) => `${subject} 추가됨`,
    export: (subject) => `${subject} 내보냄`,
    open: (subject) => `${subject} 열림`,
    save: (subject) => `${subject} 저장됨`,
    move: (subject) => `${subject} 이동됨`,
    delete: (subject) => `${subject} 삭제됨`,
    "remove-access": (subject) => `${subject} 접근 권한을 거두었습니다`,
    scan: (subject) => `${subject}에서 찾기를 마쳤습니다`,
    share: (subject) => `${subject} 공유됨`,
    "create-vault": (subject) => `${subject} 만들어짐`,
  },
  failed: {
    add: (subject) => `${subject} 추가하지 못함`,
    export: (subject) => `${subject} 내보내지 못함`,
    open: (subject) => `${subject} 열지 못함`,
    save: (subject) => `${subject} 저장하지 못함`,
    move: (subject) => `${subject} 이동하지 못함`,
    delete: (subject) => `${subject} 삭제하지 못함`,
    "remove-access": (subject) => `${subject} 접근 권한을 거두지 못함`,
    scan: (subject) => `${subject}에서 찾지 못함`,
    share: (subject) => `${subject} 공유하지 못함`,
    "create-vault": (subject) => `${subject} 만들지 못함`,
  },
  stopped: (title) => `${title}: 중지됨`,
  someFailed: (count) => `${files(count)}를 처리하지 못했습니다. ‘작업’을 확인하세요.`,
};
