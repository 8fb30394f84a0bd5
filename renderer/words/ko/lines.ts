import type { Words } from "../en";

export const lineWords: Words["lines"] = {
  how: "부분을 고르는 방법",
  byLines: "줄로",
  byBytes: "바이트로",
  from: "시작 줄",
  to: "끝 줄",
  text: "파일의 줄",
  earlier: "이전 줄",
  later: "다음 줄",
  shown: (first, last, all) => `전체 ${all}줄 중 ${first}~${last}번째 줄`,
  given: (first, last) => `공유되는 것: ${first}~${last}번째 줄.`,
  comeAlong: (before, after) =>
    `키는 파일의 세그먼트 전체에 대한 것이므로 이웃한 줄도 함께 갑니다: 고른 줄 앞의 ${before}줄과 뒤의 ${after}줄.`,
  cut: "그중 가장 바깥 줄은 일부만 함께 갑니다.",
  inWords: (first, last) => `그 안의 ${first}~${last}번째 줄과 위에 적힌 이웃 줄.`,
};
