import { describe, expect, it } from "vitest";
import { readInviteText } from "../../../../renderer/first-run/invite-text";
import { formatKeyferryLink } from "../../../../shared/protocol/links";

const CODE = "A".repeat(43);
const LINK = formatKeyferryLink({
  kind: "invite",
  server: "https://keys.example.org",
  code: CODE,
  address: "anna@example.org",
});

describe("what somebody pastes who was invited", () => {
  it("is a code when it is no link", () => {
    expect(readInviteText(` ${CODE}`)).toEqual({ is: "code", code: ` ${CODE}` });
  });

  it("is a link, also with the line ends that mail put into it", () => {
    const torn = `${LINK.slice(0, 30)}\r\n ${LINK.slice(30)}\n`;
    expect(readInviteText(torn)).toMatchObject({
      is: "link",
      link: { server: "https://keys.example.org", code: CODE, address: "anna@example.org" },
    });
  });

  it.each([
    ["cut short", LINK.slice(0, 60), "link-invalid"],
    ["of data", `keyferry:data?id=${"0".repeat(32)}&owner=${"1".repeat(32)}`, "link-invalid"],
    ["of a kind that is not known yet", "keyferry:group?id=1", "link-newer"],
  ])("is told what is wrong with a link that is %s", (_what, text, problem) => {
    expect(readInviteText(text)).toEqual({ is: "wrong", problem });
  });
});
