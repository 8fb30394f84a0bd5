import type { ShellWords } from "./en";

/** What the main process says by itself, in Korean; people are addressed politely. */
export const ko: ShellWords = {
  language: "ko",

  folderDialogs: {
    "new-vault": { title: "보관함을 만들 곳 선택", buttonLabel: "여기에 보관함 만들기" },
    "open-vault": { title: "보관함 폴더 선택", buttonLabel: "열기" },
    scan: { title: "찾을 폴더 선택", buttonLabel: "찾기" },
    export: { title: "저장할 곳 선택", buttonLabel: "여기에 저장" },
    add: { title: "추가할 폴더 선택", buttonLabel: "추가" },
    "opened-files": { title: "열려 있는 동안 복호화된 파일을 둘 곳 선택", buttonLabel: "이 폴더 사용" },
  },
  fileDialog: { title: "추가할 파일 선택", buttonLabel: "추가" },
  saveDialogs: {
    diagnostics: { title: "진단 정보 저장", buttonLabel: "저장" },
    "recovery-kit": { title: "복구 키트를 저장할 곳 선택", buttonLabel: "저장" },
    "recovery-page": { title: "복구 단어 페이지를 저장할 곳 선택", buttonLabel: "저장" },
  },
  openDialogs: {
    "recovery-kit": { title: "복구 키트 선택", buttonLabel: "선택", filter: "복구 키트" },
  },
  recoveryKit: { kit: "Keyferry 복구 키트", page: "Keyferry 복구 단어" },

  quitting: {
    stillWorking: (jobs) =>
      jobs === 1 ? "Keyferry가 아직 작업 중입니다" : `Keyferry가 아직 작업 ${jobs}개를 진행 중입니다`,
    detail:
      "지금 종료하면 끝나지 않은 작업이 중지됩니다. 전에 있던 것은 사라지지 않으며, 추가와 내보내기는 다음에 시작할 때 이어서 할 수 있습니다.",
    keepWorking: "계속 작업",
    stopAndQuit: "중지하고 종료",
  },

  doneNotice: {
    done: { title: "완료되었습니다", body: "Keyferry에서 오래 걸리던 작업이 끝났습니다." },
    failed: {
      title: "작업을 끝내지 못했습니다",
      body: "Keyferry가 모든 일을 처리하지 못했습니다. ‘작업’에서 확인하세요.",
    },
  },

  tray: {
    open: "Keyferry 열기",
    working: (jobs, percent) =>
      percent === null ? `작업 ${jobs}개 진행 중` : `작업 ${jobs}개 진행 중, ${percent}%`,
    paused: (jobs) => `작업 ${jobs}개 일시 중지됨`,
    idle: "진행 중인 작업 없음",
    pauseAll: "모두 일시 중지",
    resumeAll: "모두 다시 시작",
    lock: "Keyferry 잠그기",
    quit: "종료",
    goesOn: {
      title: "Keyferry가 백그라운드에서 계속 실행됩니다",
      body: "창을 다시 열려면 시계 옆의 아이콘을 누르거나 Keyferry를 다시 시작하세요.",
    },
  },

  sharedNotice: {
    title: "나와 공유됨",
    body: (count) => `새 항목 ${count}개가 공유되었습니다.`,
  },

  unlockReason: "키 읽기",

  crash: {
    title: "Keyferry를 종료해야 합니다",
    text: "Keyferry 안에서 문제가 생겼습니다. 잃어버린 것은 없습니다. 끝나지 않은 작업은 다음에 시작할 때 이어서 합니다.",
    notStarted: (folder) =>
      `Keyferry를 시작할 수 없습니다. ${folder} 폴더에 쓸 수 있는지 확인한 다음 다시 시작하세요.`,
    logPolicy:
      "KEYFERRY_LOG_POLICY가 가리키는 파일을 사용할 수 없습니다. 파일을 고치거나, 이 설정 없이 Keyferry를 시작하세요.",
  },

  menu: {
    file: "파일(&F)",
    edit: "편집(&E)",
    view: "보기(&V)",
    window: "창(&W)",
    help: "도움말(&H)",
    about: "Keyferry 정보",
    services: "서비스",
    hide: "Keyferry 가리기",
    hideOthers: "기타 가리기",
    showAll: "모두 보기",
    lock: "Keyferry 잠그기",
    quit: "종료",
    close: "창 닫기",
    undo: "실행 취소",
    redo: "다시 실행",
    cut: "잘라내기",
    copy: "복사",
    paste: "붙여넣기",
    selectAll: "모두 선택",
    zoomIn: "확대",
    zoomOut: "축소",
    resetZoom: "실제 크기",
    fullScreen: "전체 화면",
    minimize: "최소화",
    zoomWindow: "확대/축소",
    reload: "다시 불러오기",
    developerTools: "개발자 도구",
    item: "항목(&I)",
    settings: "설정",
    newVault: "새 보관함",
    openVault: "기존 보관함 열기",
    addFiles: "파일 추가",
    addFolder: "폴더 추가",
    newFolder: "새 폴더",
    export: "내보내기",
    search: "이 보관함에서 검색",
    vaults: "보관함",
    received: "나와 공유됨",
    find: "찾기",
    people: "사람",
    back: "뒤로",
    jobs: "작업",
    details: "세부 정보",
    refresh: "새로 고침",
    openItem: "열기",
    preview: "미리 보기",
    rename: "이름 바꾸기",
    move: "이동",
    delete: "삭제",
    share: "공유",
    whoHasAccess: "접근할 수 있는 사람",
    shortcuts: "키보드 단축키",
  },

  signOnPage: { title: "이 페이지를 닫아도 됩니다", text: "계속하려면 Keyferry로 돌아가세요." },

  vaultNote: `이 폴더는 Keyferry 보관함입니다.

안에 있는 파일은 암호화되어 있습니다. 파일의 이름과 내용은 공유받은 사람만
Keyferry로 읽을 수 있습니다.

여는 방법: Keyferry를 설치하고 ‘기존 보관함 열기’를 고른 다음 이 폴더를
선택하세요.

이 안의 파일 하나하나의 이름을 바꾸거나, 옮기거나, 삭제하지 마세요. 폴더 전체는
복사하거나 동기화하거나 옮겨도 됩니다. Keyferry는 안에 든 내용으로 모든 것을
찾습니다.
`,
};
