import type { Words } from "../en";
import { grammarOf } from "../grammar";
import { withParticle } from "./particles";

const { number } = grammarOf("ko");

export const settingsWords: Words["settings"] = {
  heading: "설정",
  damaged: "설정을 읽을 수 없어 따로 보관했습니다. 처음 설정으로 돌아왔습니다.",

  appearance: "화면 모드",
  likeSystem: "시스템과 같게",
  light: "밝게",
  dark: "어둡게",

  language: "언어",

  lock: "잠금",
  lockAfter: "사용하지 않을 때 Keyferry 잠그기",
  lockHint: "잠겨 있는 동안에는 키가 메모리에 없고, 복호화된 파일은 지워집니다.",
  lockMinutes: (minutes) => (minutes === 60 ? "1시간 후" : `${number(minutes)}분 후`),
  lockNever: "잠그지 않음",

  files: "파일",
  openedFiles: "열려 있는 동안 복호화된 파일을 두는 곳",
  openedFilesHint: "Keyferry를 잠그거나 종료하면 지워집니다. 클라우드가 동기화하는 폴더는 알맞지 않습니다.",
  ownFolder: "Keyferry의 비공개 폴더",
  chooseFolder: "다른 폴더 선택",
  useOwnFolder: "Keyferry의 폴더 사용",

  notifications: "알림",
  notifyWhenDone: "오래 걸리는 작업이 끝나면 알리기",
  notifyWhenShared: "새로 공유받은 것이 있으면 알리기",
  notifyHint: "다른 일을 하는 동안에만, 파일이나 사람의 이름 없이 알립니다.",

  background: "백그라운드",
  keepRunning: "창을 닫아도 계속 실행",
  keepRunningHint:
    "그동안 Keyferry는 시계 옆에 있습니다. 데스크톱에 그 자리가 없으면 Keyferry를 다시 시작하여 창을 여세요.",
  whileWorking: "작업이 진행 중이거나 파일이 열려 있는 동안",
  alwaysRunning: "항상",
  neverRunning: "안 함: 창을 닫으면 종료",

  identity: "신원과 서버",
  showIdentity: "내 신원 보기",

  help: "도움말",
  diagnostics: "무언가 작동하지 않을 때",
  diagnosticsHint:
    "Keyferry의 상태를 알려 주는 텍스트 파일입니다. 버전, 설정, 개수, 오류, 키 서버의 응답 여부가 들어 있으며 이름, 주소, 경로, 비밀 정보는 빠져 있습니다. 다른 사람에게 보내기 전에 내용을 확인하세요.",
  saveDiagnostics: "진단 정보 저장",
  diagnosticsSaved: (fileName) => `${withParticle(fileName, "towards")} 저장했습니다`,
};
