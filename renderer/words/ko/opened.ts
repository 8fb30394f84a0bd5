import type { Words } from "../en";

export const openedWords: Words["opened"] = {
  bar: "열린 파일",
  heading: "다른 앱에서 열린 파일",
  state: {
    dragged: "끌어낼 수 있게 복호화됨",
    "read-only": "읽기 전용",
    unchanged: "변경 사항은 자동으로 보관함에 저장됩니다",
    saving: "저장 중…",
  },
  saved: (time) => `${time}에 저장됨`,
  conflict: (copy) => `보관함에서 이미 변경되었습니다. 사용자의 버전은 옆에 있습니다: ${copy}`,
  leftOver: "Keyferry가 끝날 때 변경되었고 아직 저장되지 않았습니다",
  notSaved: "저장되지 않음",
  saveNow: "저장",
  saveNamed: (name) => `${name} 저장`,
  close: "닫기",
  closeNamed: (name) => `${name} 닫기`,
  closeAll: "모두 닫기",
  discard: "변경 사항 버리기",
  discardNamed: (name) => `${name}의 변경 사항 버리기`,
  reallyDiscard: "정말 버릴까요?",
};
