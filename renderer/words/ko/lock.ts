import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number } = grammarOf("ko");

export const lockWords: Words["lock"] = {
  lock: "잠그기",
  locked: "Keyferry가 잠겨 있습니다",
  because: {
    "by-hand": "직접 잠그셨습니다.",
    unused: "한동안 사용하지 않아 잠겼습니다.",
    sleep: "컴퓨터가 절전 상태로 들어가 잠겼습니다.",
    "screen-locked": "화면이 잠겨 함께 잠겼습니다.",
  },
  hint: "Keyferry가 키와 파일 이름을 잊었습니다. 잠금을 풀면 키체인에서 키를 다시 읽습니다.",
  plaintextLeft:
    "복호화된 파일을 삭제하지 못했습니다. 다른 프로그램에서 열려 있을 수 있습니다. 그 프로그램에서 닫으세요. 다음에 잠그거나 종료할 때 Keyferry가 삭제합니다.",
  unlock: "잠금 풀기",
  busyTitle: "Keyferry를 잠글까요?",
  busyText: (jobs) =>
    `작업 ${number(jobs)}개가 아직 진행 중입니다. 이 창을 열어 두면 작업이 끝나는 대로 Keyferry가 잠깁니다.`,
  busyStop:
    "지금 멈출 수도 있습니다. 전에 있던 것은 잃지 않으며, 접근 권한 해제는 잠금을 푼 뒤에 이어집니다.",
  stopAndLock: "멈추고 잠그기",
  running: "진행 중인 작업",
  failed: "Keyferry를 잠그지 못했습니다",
};
