export const linkWords = {
  copy: "Copy link",
  copied: "Link copied",
  copyHint: "The link names this and its owner. It holds no key: only those you shared with can open it.",
  opened: "Opened link",
  data: "What the link names",
  owner: "Owner",
  ownerUnknown: "Someone whom this key server does not show now",
  dataId: "Data ID",
  copyDataId: "Copy data ID",
  sharedHere: "This is shared with you, and its data is on this computer.",
  sharedNotHere:
    "This is shared with you, but its data was not found on this computer yet. Choose the folder where it may be, for example your cloud folder.",
  mine: "This is yours. To find it in a vault, paste the data ID into the search of that vault.",
  notShared:
    "This is not shared with you, or not yet. A link holds no key: ask the owner to share it with your address.",
  otherServer: (server: string) =>
    `This link is for people of another key server: ${server}. You are enrolled elsewhere, so it cannot be opened here.`,
  inviteHere: (server: string) =>
    `This link is an invite to ${server}. You have an identity already, so there is nothing to do.`,
};
