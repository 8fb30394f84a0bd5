import type { Words } from "./en";
import { grammarOf } from "./grammar";
import { accessWords } from "./ko/access";
import { actWords } from "./ko/acts";
import { alarmWords } from "./ko/alarms";
import { browserWords } from "./ko/browser";
import { connectionWords } from "./ko/connection";
import { errorWords } from "./ko/errors";
import { findWords } from "./ko/find";
import { firstRunWords } from "./ko/first-run";
import { frameWords } from "./ko/frame";
import { identityWords } from "./ko/identity";
import { insightWords } from "./ko/insight";
import { itemDialogWords } from "./ko/item-dialogs";
import { jobWords } from "./ko/jobs";
import { lineWords } from "./ko/lines";
import { linkWords } from "./ko/links";
import { lockWords } from "./ko/lock";
import { openedWords } from "./ko/opened";
import { peopleWords } from "./ko/people";
import { previewWords } from "./ko/preview";
import { receivedWords } from "./ko/received";
import { recoveryKitWords } from "./ko/recovery-kit";
import { scanWords } from "./ko/scan";
import { searchWords } from "./ko/search";
import { settingsWords } from "./ko/settings";
import { shareWords } from "./ko/share";
import { shortcutWords } from "./ko/shortcuts";
import { vaultWords } from "./ko/vaults";

const { number } = grammarOf("ko");

/** Every word on the screens, in Korean; people are addressed politely (합니다, 하세요). */
export const ko: Words = {
  language: "ko",
  appName: "Keyferry",

  actions: {
    cancel: "취소",
    close: "닫기",
    done: "완료",
    tryAgain: "다시 시도",
    refresh: "새로 고침",
    open: "열기",
    export: "내보내기",
    share: "공유",
    whoHasAccess: "접근 권한이 있는 사람",
    rename: "이름 바꾸기",
    move: "이동",
    delete: "삭제",
    details: "자세히",
    copied: "복사됨",
    actionsFor: (name) => `${name} 작업`,
    openNamed: (name) => `${name} 열기`,
    exportNamed: (name) => `${name} 내보내기`,
  },

  loading: "불러오는 중",
  notShown: "–",

  numbers: {
    bytes: (count) => `${number(count)}바이트`,
    perSecond: (size) => `${size}/초`,
    percent: (formatted) => `${formatted}%`,
    items: (count) => `항목 ${number(count)}개`,
    files: (count) => `파일 ${number(count)}개`,
    people: (count) => `${number(count)}명`,
    segments: (count) => `세그먼트 ${number(count)}개`,
  },

  moments: {
    todayAt: (time) => `오늘 ${time}`,
    yesterdayAt: (time) => `어제 ${time}`,
    secondsLeft: (seconds) => `${number(seconds)}초 남음`,
    minutesLeft: (minutes) => `${number(minutes)}분 남음`,
    hoursLeft: (hours) => `${number(hours)}시간 남음`,
  },

  kinds: {
    vault: "보관함",
    folder: "폴더",
    file: "파일",
  },

  unnamed: (dataIdStart) => `이름 없음 (${dataIdStart})`,

  access: accessWords,
  acts: actWords,
  alarms: alarmWords,
  browser: browserWords,
  connection: connectionWords,
  errors: errorWords,
  find: findWords,
  firstRun: firstRunWords,
  frame: frameWords,
  identity: identityWords,
  recoveryKit: recoveryKitWords,
  insight: insightWords,
  itemDialogs: itemDialogWords,
  jobs: jobWords,
  lines: lineWords,
  links: linkWords,
  lock: lockWords,
  opened: openedWords,
  people: peopleWords,
  preview: previewWords,
  received: receivedWords,
  scan: scanWords,
  search: searchWords,
  settings: settingsWords,
  share: shareWords,
  shortcuts: shortcutWords,
  vaults: vaultWords,
};
