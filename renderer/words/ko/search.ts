import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number } = grammarOf("ko");

export const searchWords: Words["search"] = {
  field: "이 보관함에서 검색",
  stop: "검색 끝내기",
  results: "찾은 항목",
  found: (count) => `항목 ${number(count)}개를 찾았습니다`,
  someOf: (shown, total) =>
    `찾은 항목 ${number(total)}개 가운데 처음 ${number(shown)}개입니다. 더 입력하여 범위를 좁히세요.`,
  nothingTitle: (text) => `‘${text}’에 대한 결과가 없습니다`,
  nothingText: (vault) =>
    `‘${vault}’에서 읽을 수 있는 모든 파일과 폴더의 이름, 그리고 데이터 ID의 앞부분을 검색했습니다. 파일의 내용은 검색하지 않습니다.`,
};
