import type { Words } from "../en";
import { grammarOf } from "../grammar";
import { particleAfter, withParticle } from "./particles";

const { number } = grammarOf("ko");

export const actWords: Words["acts"] = {
  undo: "실행 취소",
  cut: "잘라내기",
  copy: "복사",
  pasteNamed: (subject) => `${subject} 붙여넣기`,
  pasteInto: (folder) => `${folder}에 붙여넣기`,
  cutDone: (subject) => `${withParticle(subject, "object")} 잘라냈습니다`,
  copyDone: (subject) => `이제 ${withParticle(subject, "object")} 붙여넣을 수 있습니다`,
  nowPaste: "이 보관함이나 다른 보관함의 폴더로 가서 붙여넣으세요.",
  seenBy: (people) => `이 폴더에 접근 권한이 있는 ${number(people)}명이 여기에 넣은 것을 열 수 있습니다.`,
  seenByWhoever: "이 폴더에 접근 권한이 있는 사람은 여기에 넣은 것을 열 수 있습니다.",
  widerTitle: "더 많은 사람이 열 수 있게 할까요?",
  widerText: (subject, names) =>
    `${subject}: 지금 자리에서는 열 수 없지만 여기에서는 열 수 있게 되는 사람: ${names}`,
  widerAct: "여기에 넣기",
  keptFor: "이 컴퓨터의 ‘최근 삭제한 항목’에 30일 동안 보관합니다.",
  putAtTop: "원래 폴더가 없어져 이제 보관함의 맨 위에 있습니다.",
  undone: {
    delete: (subject) => `${withParticle(subject, "object")} 되돌려 놓았습니다`,
    move: (subject) => `${withParticle(subject, "object")} 원래 자리로 옮겼습니다`,
    rename: (subject) => `${subject}의 이름을 되돌렸습니다`,
  },
  notUndone: {
    delete: (subject) => `${withParticle(subject, "object")} 되돌려 놓지 못했습니다`,
    move: (subject) => `${withParticle(subject, "object")} 원래 자리로 옮기지 못했습니다`,
    rename: (subject) => `${subject}의 이름을 되돌리지 못했습니다`,
  },

  recentlyDeleted: "최근 삭제한 항목",
  recentlyDeletedText:
    "이 컴퓨터에서 이 보관함에서 삭제한 것으로, 여전히 암호화되어 있습니다. 30일 동안 보관한 뒤 완전히 삭제합니다. 다른 사람이 삭제했거나 다른 컴퓨터에서 삭제한 것은 여기에 없습니다.",
  noneDeleted: "지난 30일 동안 이 보관함에서 삭제한 것이 없습니다.",
  named: (first, more) => (more === 0 ? first : `${first} 외 ${number(more)}개`),
  deletedLine: (when, size) => `삭제: ${when}, ${size}`,
  daysLeft: (count) => `${number(count)}일 남음`,
  returnsTo: (path) => `되돌릴 위치: ${path}`,
  folderGone: "원래 폴더가 없어졌습니다. 보관함의 맨 위로 되돌려 놓습니다.",
  putBack: "되돌려 놓기",
  putBackNamed: (name) => `${name} 되돌려 놓기`,
  deleteForGood: "완전히 삭제",
  deleteForGoodNamed: (name) => `완전히 삭제: ${name}`,
  reallyForGood: "정말 삭제할까요? 되돌릴 수 없습니다.",

  dropToMove: (subject, folder) =>
    `${withParticle(subject, "object")} ${folder}${particleAfter(folder, "towards")} 이동`,
  dragOutside: (subject) => `${subject} 복호화 중…`,
  dragAgain: (subject) => `이제 ${withParticle(subject, "object")} 끌어낼 수 있습니다`,
  dragAgainText: "복호화했습니다. 한 번 더 끌어내세요. 아래에서 닫거나, 잠그거나, 끝내면 지워집니다.",
};
