import type { Words } from "../en";
import { withParticle } from "./particles";

export const scanWords: Words["scan"] = {
  myCode: "QR 코드로 된 내 지문",
  showMyCode: "내 코드 보기",
  hideMyCode: "내 코드 숨기기",
  myCodeHint: "다른 사람이 Keyferry의 카메라로 읽을 수 있습니다. 비밀은 들어 있지 않습니다.",
  hint: (name) =>
    `또는 ${withParticle(name, "subject")} Keyferry의 ‘사람’ 화면에서 보여 주는 QR 코드를 카메라로 읽거나, 믿을 수 있는 방법으로 받은 그림에서 읽으세요. 그림을 붙여 넣어도 됩니다.`,
  useCamera: "카메라 사용",
  stopCamera: "카메라 끄기",
  cameraPicture: "카메라 화면",
  noCamera: "Keyferry가 쓸 수 있는 카메라가 없습니다. 그림을 고르거나 단어를 비교하세요.",
  picture: "코드가 있는 그림",
  choosePicture: "그림 고르기",
  matches: (name) => `코드가 일치합니다. 정말 ${name}의 코드라면 아래에서 비교했음을 확인하세요.`,
  different: (name) =>
    `코드가 일치하지 않습니다. ${withParticle(name, "with")} 아무것도 공유하지 마세요. 다른 사람이나 다른 키의 코드입니다. ${name}에게 직접 물어보세요.`,
  noCode: "이 그림에서 사람의 QR 코드를 찾지 못했습니다. 코드 전체가 더 선명하게 나온 그림을 써 보세요.",
};
