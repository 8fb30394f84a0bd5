import type { Words } from "../en";

export const linkWords: Words["links"] = {
  copy: "링크 복사",
  copied: "링크 복사됨",
  copyHint: "링크에는 이 항목과 소유자만 적혀 있고 키는 없습니다. 공유받은 사람만 열 수 있습니다.",
  opened: "열린 링크",
  data: "링크가 가리키는 것",
  owner: "소유자",
  ownerUnknown: "키 서버가 지금 보여 주지 않는 사람",
  dataId: "데이터 ID",
  copyDataId: "데이터 ID 복사",
  sharedHere: "나와 공유된 것이며, 데이터가 이 컴퓨터에 있습니다.",
  sharedNotHere:
    "나와 공유된 것이지만 이 컴퓨터에서 데이터를 아직 찾지 못했습니다. 있을 만한 폴더를 고르세요. 예: 클라우드 폴더",
  mine: "내 것입니다. 보관함에서 찾으려면 그 보관함의 검색란에 데이터 ID를 붙여 넣으세요.",
  notShared:
    "나와 공유되지 않았거나 아직 공유되지 않은 것입니다. 링크에는 키가 없습니다. 소유자에게 내 주소로 공유해 달라고 하세요.",
  otherServer: (server) =>
    `다른 키 서버를 쓰는 사람들을 위한 링크입니다: ${server}. 다른 곳에 등록되어 있어 여기서는 열 수 없습니다.`,
  inviteHere: (server) => `${server} 서버로 초대하는 링크입니다. 이미 신원이 있으므로 할 일이 없습니다.`,
};
