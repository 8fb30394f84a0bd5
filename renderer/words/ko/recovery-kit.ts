import type { Words } from "../en";

export const recoveryKitWords: Words["recoveryKit"] = {
  title: "복구 키트",
  state: {
    none: "아직 없습니다. 이 컴퓨터를 잃으면 아무도 키를 되돌려 줄 수 없습니다.",
    words: "단어만 있습니다. 단어로는 지금의 키가 아니라 새 키를 받습니다.",
    current: (day: string) => `${day}에 만들었으며 최신 상태입니다`,
    outdated: (day: string) => `${day}에 만들었으며, 그 뒤에 키나 단어가 갱신되었습니다`,
  },
  make: "복구 키트 만들기",
  makeNew: "새 복구 키트 만들기",

  why: "복구 키트는 이 컴퓨터나 키체인을 잃었을 때 키를 되찾아 줍니다. 종이에 적힌 24개의 단어와, 그 단어로만 열리는 봉인된 파일 두 가지로 이루어집니다.",
  whyTogether:
    "둘 다 가진 사람은 본인 행세를 할 수 있습니다. 따로 보관하세요. 종이는 중요한 서류와 함께, 파일은 USB 메모리나 클라우드 폴더에 두세요.",
  replaces:
    "새 단어가 지금의 단어를 대신합니다. 예전 종이와 예전 파일은 없애세요. 둘이 함께 있으면 키를 갱신할 때까지 여전히 키를 열 수 있습니다.",
  whichWords: "새 파일에 쓸 단어",
  ownWords: "종이에 적어 둔 단어",
  ownWordsHint: "파일만 새로 만듭니다.",
  newWords: "새 단어",
  newWordsHint: "종이를 잃었거나 누군가 보았을 수 있을 때 선택하세요.",
  begin: "계속",
  showWords: "단어 보기",

  writeDown: "이 단어들을 인쇄하거나 순서대로 적으세요. 한 번만 보여 주고 어디에도 보관하지 않습니다.",
  wordsList: "복구 단어",
  print: "이 페이지 인쇄",
  printed: "프린터로 보냈습니다",
  savePdf: "PDF로 저장",
  pdfSaved: (file: string) =>
    `저장한 이름: ${file}. 인쇄한 뒤 삭제하세요. 이 파일을 여는 사람은 누구나 단어를 읽을 수 있습니다.`,
  onPaper: "종이에 옮겼습니다",
  typeBack: "확인을 위해 종이를 보고 단어 세 개를 입력하세요.",
  wordNumber: (place: number) => `${place}번째 단어`,
  confirmWords: "확인",

  file: "단어가 유효해졌습니다. 이제 이 단어로 열리는 파일을 저장하세요.",
  fileHint:
    "파일은 봉인되어 있습니다. 단어 없이는 누구의 것인지조차 알 수 없습니다. 사본을 이 컴퓨터 밖에 보관하세요.",
  saveFile: "파일 저장",
  complete: "복구 키트가 완성되었습니다",
  completeHint: (file: string) => `저장한 이름: ${file}. 단어가 적힌 종이와 따로 보관하세요.`,

  ownWordsField: "24개의 복구 단어",
  ownWordsFieldHint: "종이에 적힌 대로, 사이를 띄어 입력하세요.",

  reminder: {
    none: "아직 복구 키트가 없습니다. 이 컴퓨터를 잃으면 키도 함께 잃습니다.",
    words: "복구 키트에 아직 파일이 없습니다. 단어만으로는 지금의 키가 아니라 새 키를 받습니다.",
    outdated: "복구 키트가 지금의 키나 단어보다 오래되었습니다. 새로 만드세요.",
  },
  notNow: "나중에",

  page: {
    title: "Keyferry 복구 키트",
    of: "이름",
    address: "주소",
    server: "키 서버",
    fingerprint: "지문",
    made: "만든 날",
    words: "24개의 단어, 이 순서대로",
    code: "같은 단어를 담은 QR 코드",
    how: "사용 방법",
    steps: [
      "새 컴퓨터에 Keyferry를 설치하고 시작하세요.",
      "“복구 키트가 있습니다”를 선택하고, 이름이 .keyferry-kit으로 끝나는 파일을 고르세요.",
      "이 단어들을 입력하거나 이 페이지를 찍은 사진에서 코드를 읽으세요. 키가 돌아옵니다.",
      "파일도 잃었나요? 단어만으로 같은 주소의 새 키를 받을 수 있습니다.",
    ],
    warning:
      "이 종이와 파일을 모두 가진 사람은 본인이 읽을 수 있는 모든 것을 읽을 수 있습니다. 따로, 안전하게 보관하세요.",
  },

  have: "복구 키트가 있습니다",
  restoreTitle: "복구 키트로 복원",
  restoreHint: "새 컴퓨터이거나 키체인을 잃은 컴퓨터일 때 사용합니다.",
  chooseFile: "키트 파일 선택",
  chooseAnother: "다른 파일 선택",
  theFile: "파일",
  noFile: "이름이 .keyferry-kit으로 끝나는 파일",
  fileMissing: "먼저 키트 파일을 선택하세요.",
  wordsMissing: "여기에 복구 단어를 입력하세요.",
  readPicture: "사진에서 코드 읽기",
  pictureUnread:
    "이 사진에서 복구 단어가 담긴 코드를 찾지 못했습니다. 밝은 곳에서 위에서 내려다보며 다시 찍으세요.",
  proof:
    "이 키가 여전히 본인의 것임을 키 서버가 보여 주어야 하므로 서버에 연결할 수 있어야 합니다. 그때까지 이 컴퓨터에는 아무것도 저장하지 않습니다.",
  restore: "내 키 복원",
  restoring: "키를 복원하는 중",
  restoringHint: "키 서버가 모두에게 보여 주는 정보와 비교합니다.",
  restored: "키가 돌아왔습니다",
  restoredHint: (name: string) =>
    `다시 ${name}님입니다. 키는 예전과 같습니다. 공유받은 것이 열리며, 다른 사람이 할 일은 없습니다.`,
  onlyWords: "단어만 있습니다",

  first: {
    title: "이 컴퓨터를 잃을 때를 대비하세요",
    hint: "2분이면 되며, 나중에 해도 됩니다.",
    make: "지금 만들기",
    later: "나중에 하기",
    laterHint: "내일 다시 알려 드립니다.",
    doneTitle: "모두 준비되었습니다",
    doneHint: "보관함을 만들거나 공유받은 보관함을 여세요.",
  },
};
