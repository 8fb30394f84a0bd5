import type { Words } from "../en";
import { withParticle } from "./particles";

export const accessWords: Words["access"] = {
  title: (name) => `${name}에 접근 권한이 있는 사람`,
  table: "접근 권한이 있는 사람",
  columnPerson: "사람",
  columnThrough: "경로",
  columnAccess: "권한",
  columnSince: "시작",
  until: (day) => `${day}까지`,
  over: (day) => `${day}에 끝남`,
  direct: "이 항목",
  through: {
    vault: (name) => `보관함 ‘${name}’`,
    folder: (name) => `폴더 ‘${name}’`,
    file: (name) => `파일 ‘${name}’`,
  },
  read: "읽기",
  readWrite: "읽기 및 쓰기",
  part: (from, to) => `${from}부터 ${to}까지만`,
  onlyYouTitle: "나만 사용",
  onlyYouText: "다른 사람은 열 수 없습니다.",
  remove: (name) => `${name} 제거`,
  removeShort: "제거",
  removing:
    "접근 권한을 거두고 있습니다. 이 창을 닫고 계속 작업해도 됩니다. 진행 상황은 ‘작업’에 표시됩니다.",

  removeTitle: (name) => `${name}의 접근 권한을 거둘까요?`,
  removeThrough: (name, through) =>
    `${name}에게는 ${through} 전체가 공유되었습니다. 그래서 이 항목뿐 아니라 그 안의 모든 것에 대한 접근이 끝납니다.`,
  does: "이렇게 됩니다",
  doesNewKeys: "이 항목과 그 아래 모든 것의 키가 새로 바뀝니다. 다른 사람들의 접근은 그대로 유지됩니다.",
  doesFuture: (name) =>
    `${withParticle(name, "topic")} 앞으로 기록되는 것을 열 수 없으며, 서버에서 키를 받지 못합니다.`,
  cannot: "되돌릴 수 없는 것",
  cannotCopies: (name) => `${withParticle(name, "subject")} 이미 열었거나 복사한 것은 그대로 남습니다.`,
  cannotOld: (name) =>
    `${withParticle(name, "subject")} 예전에 보관해 둔 암호화된 파일은 예전 키로 여전히 열 수 있습니다.`,
  confirm: "접근 권한 거두기",

  anew: "기존 파일을 새로 암호화",
  anewShort: "새로 암호화",
  anewOffer: (name) =>
    `${withParticle(name, "topic")} 앞으로 기록되는 것을 열 수 없습니다. 전부터 있던 파일에는 예전 내용 키가 남아 있습니다. ${withParticle(name, "subject")} 그 키를 보관했고 보관함 폴더에 아직 접근할 수 있다면 그 파일은 열 수 있습니다.`,
  anewTitle: (name) => `${withParticle(name, "object")} 새로 암호화할까요?`,
  anewDoes: "모든 파일의 새 버전을 새 키로 백그라운드에서 기록합니다. 예전 키로는 하나도 열 수 없습니다.",
  anewKeeps:
    "이름, 날짜, 접근 권한은 그대로입니다. 권한이 있는 사람은 파일의 일부에 대한 권한까지 그대로 유지합니다.",
  anewTime:
    "모든 파일을 한 번씩 읽고 씁니다. 한 번에 파일 하나만큼의 공간이 필요하고 일시 중지할 수 있습니다. 클라우드 폴더는 전부 다시 업로드합니다.",
  anewCopies: "누군가 이미 가진 사본은 열린 것이든 암호화된 것이든 그 사람이 계속 읽을 수 있습니다.",
  anewAuthor: "새 버전의 작성자는 나로 표시됩니다.",
  anewStarted: "파일을 새로 암호화하고 있습니다. 계속 작업해도 됩니다. 진행 상황은 ‘작업’에 표시됩니다.",
};
