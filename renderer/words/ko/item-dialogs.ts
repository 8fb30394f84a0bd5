import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number } = grammarOf("ko");
const items = (count: number) => `항목 ${number(count)}개`;

export const itemDialogWords: Words["itemDialogs"] = {
  newFolderTitle: "새 폴더",
  name: "이름",
  createFolder: "폴더 만들기",
  newName: "새 이름",
  nameMissing: "여기에 이름을 입력하세요.",

  moveTitle: (name) => `${name} 이동`,
  moveManyTitle: (count) => `${items(count)} 이동`,
  moveWhere: "이동할 위치",
  moveHere: "여기로 이동",
  moveHint: "선택한 폴더에 접근 권한이 있는 사람은 그곳으로 옮긴 것을 열 수 있습니다.",
  moveSearch: "폴더 찾기",
  obstacles: {
    "already-here": "이미 여기에 있습니다.",
    "inside-itself": "지금 옮기려는 항목입니다.",
  },

  deleteTitle: (name) => `${name} 항목을 삭제할까요?`,
  deleteManyTitle: (count) => `${items(count)}를 삭제할까요?`,
  deleteText:
    "되돌릴 수 없습니다. 보관함의 폴더에서 삭제되므로, 접근 권한이 있는 모든 사람에게서 사라집니다.",
  deleteFolderText:
    "되돌릴 수 없습니다. 폴더와 그 안의 모든 것이 보관함에서 삭제되므로, 접근 권한이 있는 모든 사람에게서 사라집니다.",
  delete: "삭제",
};
