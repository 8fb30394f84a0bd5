import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number } = grammarOf("ko");

export const insightWords: Words["insight"] = {
  heading: "이 보관함의 공유 방식",
  toVault: "보관함으로",

  keys: "이 보관함의 키",
  keysText:
    "모든 파일은 256 KiB 조각으로 나뉘고 조각마다 키가 따로 있습니다. 보관함과 폴더, 파일에도 저마다 키가 있습니다. 이 키를 모두 가지고 있을 필요는 없습니다. 폴더의 키가 있으면 그 안에 있는 모든 것의 키를 이끌어 낼 수 있고, 각 파일에서 조각들의 키가 나오는 키를 읽을 수 있습니다.",
  allKeys: "데이터 키 전체",
  itemKeys: "보관함과 폴더, 파일의 키",
  segmentKeys: "파일 조각의 키",

  sent: "사람들에게 보낸 것",
  received: "나에게 보내진 것",
  sentSummary: (grants, sent, keys, direct) =>
    `여기에서 공유한 것을 다른 사람이 열 수 있도록 포장된 키 ${number(grants)}개, 모두 ${sent}를 키 서버에 보냈습니다. 키 서버는 이것을 열 수 없습니다. 데이터 키 ${number(keys)}개를 16바이트씩 하나하나 건네려면 ${direct}가 필요합니다.`,
  receivedSummary: (grants, sent, keys, direct) =>
    `이것을 열 수 있도록 포장된 키 ${number(grants)}개, 모두 ${sent}를 키 서버에서 받았습니다. 키 서버는 이것을 열 수 없습니다. 데이터 키 ${number(keys)}개를 16바이트씩 하나하나 받으려면 ${direct}가 필요합니다.`,
  more: (times) => `${times}배입니다.`,
  less: "키가 이렇게 적으면 그쪽이 더 적지만, 사람마다 안전한 통로가 필요합니다.",
  nothingSent: (direct) =>
    `아직 나 말고는 접근할 수 있는 사람이 없어서 보낸 것이 없습니다. 보관함이 아무리 커도 한 사람과 공유하는 데는 350바이트쯤 되는 포장된 키 하나면 됩니다. 모든 키를 하나하나 건네면 사람마다 ${direct}가 필요합니다.`,
  nothingReceived: "아직 이곳의 어떤 것에 대한 키도 없습니다.",
  sentTable: "보낸 것",
  columnKeys: "열 수 있는 키",
  columnGrants: "포장된 키",
  columnSent: "보낸 크기",
  columnDirect: "키를 하나하나",
  total: "합계",
  unknownParts: (count) =>
    `파일의 일부 ${number(count)}개는 다른 컴퓨터에서 공유했습니다. 키가 몇 개인지는 포장된 키만 알려 주므로, 보낸 크기에는 넣고 키의 수에는 넣지 않았습니다.`,
  bytesChart: "키의 수와 바이트",
  chartKeys: "건넨 키",
  chartBytes: "바이트",
  direct: "키를 하나하나",
  withServer: "Keyferry로",
  now: "지금의 보관함",
  breakEven: (keys) =>
    `모든 사람을 합쳐 데이터 키가 ${number(keys)}개 이상이면 Keyferry의 방식이 더 짧습니다. 이 크기는 키의 수가 늘어도 커지지 않습니다.`,

  channels: "안전한 통로",
  channelsText: (users, direct, server) =>
    `나와 접근할 수 있는 사람은 모두 ${number(users)}명입니다. 둘씩 따로 키를 주고받는다면 안전한 통로 ${number(direct)}개가 필요합니다. 키 서버가 있으면 사람마다 하나씩, 모두 ${number(server)}개면 됩니다.`,
  channelsChart: "사람의 수와 통로",
  chartPeople: "사람",
  chartChannels: "통로",
  pairs: "둘씩 따로",
  showFigures: "숫자 보기",
  hideFigures: "숫자 숨기기",
};
