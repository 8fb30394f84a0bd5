import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

const dataKeys = (count: number) =>
  `${number(count)} ${form(count, { one: "data key", other: "data keys" })}`;

export const insightWords = {
  heading: "How sharing works here",
  toVault: "To the vault",

  keys: "The keys of this vault",
  keysText:
    "Every file is cut into segments of 256 KiB, and each segment has a key of its own; so have the vault and each folder and file. Nobody has to keep them all: whoever has the key of a folder can derive those of everything in it, and reads in each file the one from which the keys of its segments follow.",
  allKeys: "Data keys in all",
  itemKeys: "For the vault, its folders and files",
  segmentKeys: "For segments of files",

  sent: "What was sent to people",
  received: "What was sent to you",
  sentSummary: (grants: number, sent: string, keys: number, direct: string) =>
    `So that people can open what you shared here, ${number(grants)} ${form(grants, { one: "wrapped key", other: "wrapped keys" })} of ${sent} altogether went to the key server, which cannot open ${form(grants, { one: "it", other: "them" })}. Handing out the ${dataKeys(keys)} one by one, 16 bytes each, would take ${direct}.`,
  receivedSummary: (grants: number, sent: string, keys: number, direct: string) =>
    `So that you can open this, ${number(grants)} ${form(grants, { one: "wrapped key", other: "wrapped keys" })} of ${sent} altogether came from the key server, which cannot open ${form(grants, { one: "it", other: "them" })}. The ${dataKeys(keys)} one by one, 16 bytes each, would take ${direct}.`,
  more: (times: string) => `That is ${times} times as much.`,
  less: "For so few keys that would be less, but it would need a secure channel to each person.",
  nothingSent: (direct: string) =>
    `Nobody but you has access yet, so nothing was sent. However large the vault is, sharing it with a person takes one wrapped key of some 350 bytes; all its keys one by one would take ${direct} for each person.`,
  nothingReceived: "You have no key for anything here yet.",
  sentTable: "What was sent",
  columnKeys: "Keys they open",
  columnGrants: "Wrapped keys",
  columnSent: "Sent",
  columnDirect: "Keys one by one",
  total: "Together",
  unknownParts: (count: number) =>
    `${number(count)} ${form(count, { one: "part of a file was", other: "parts of files were" })} shared on another computer. How many keys that is, only the wrapped key says; so they are counted as sent, and their keys are not counted.`,
  bytesChart: "Bytes against keys",
  chartKeys: "Keys handed out",
  chartBytes: "Bytes",
  direct: "Keys one by one",
  withServer: "With Keyferry",
  now: "This vault now",
  breakEven: (keys: number) =>
    `From ${dataKeys(keys)} on, added up over all people, Keyferry's way is the shorter one; it does not grow with the number of keys.`,

  channels: "Secure channels",
  channelsText: (users: number, direct: number, server: number) =>
    `You and those who have access are ${number(users)} people. If each pair exchanged keys by itself, that would take ${number(direct)} secure ${form(direct, { one: "channel", other: "channels" })}; with a key server each person has one, ${number(server)} in all.`,
  channelsChart: "Channels against people",
  chartPeople: "People",
  chartChannels: "Channels",
  pairs: "Each pair by itself",
  showFigures: "Show the figures",
  hideFigures: "Hide the figures",
};
