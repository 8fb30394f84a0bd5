import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");
const files = (count: number) => `${number(count)} ${form(count, { one: "file", other: "files" })}`;

export const jobWords = {
  heading: "Jobs",
  list: "Jobs",
  none: "Nothing is going on",
  noneHint: "Adding, exporting and other long work shows its progress here.",
  running: (count: number) => `${number(count)} ${form(count, { one: "job", other: "jobs" })} running`,
  clearEnded: "Clear ended",
  stop: (subject: string) => `Stop ${subject}`,
  filesOf: (done: string, total: string) => `${done} of ${total} files`,
  bytesOf: (done: string, total: string) => `${done} of ${total}`,
  showFailures: (count: number) => `Show ${files(count)} that did not work out`,
  hideFailures: "Hide them",
  failures: "Files that did not work out",
  moreFailures: (count: number) => `and ${files(count)} more`,
  state: { running: "Running", done: "Done", cancelled: "Stopped", failed: "Failed" },

  doing: {
    add: (subject: string) => `Adding ${subject}`,
    export: (subject: string) => `Exporting ${subject}`,
    open: (subject: string) => `Opening ${subject}`,
    move: (subject: string) => `Moving ${subject}`,
    delete: (subject: string) => `Deleting ${subject}`,
    "remove-access": (subject: string) => `Taking away access to ${subject}`,
    scan: (subject: string) => `Searching ${subject}`,
    share: (subject: string) => `Sharing ${subject}`,
    "create-vault": (subject: string) => `Creating ${subject}`,
  },
  done: {
    add: (subject: string) => `Added ${subject}`,
    export: (subject: string) => `Exported ${subject}`,
    open: (subject: string) => `Opened ${subject}`,
    move: (subject: string) => `Moved ${subject}`,
    delete: (subject: string) => `Deleted ${subject}`,
    "remove-access": (subject: string) => `Access to ${subject} was taken away`,
    scan: (subject: string) => `Searched ${subject}`,
    share: (subject: string) => `Shared ${subject}`,
    "create-vault": (subject: string) => `Created ${subject}`,
  },
  failed: {
    add: (subject: string) => `${subject} was not added`,
    export: (subject: string) => `${subject} was not exported`,
    open: (subject: string) => `${subject} was not opened`,
    move: (subject: string) => `${subject} was not moved`,
    delete: (subject: string) => `${subject} was not deleted`,
    "remove-access": (subject: string) => `Access to ${subject} was not taken away`,
    scan: (subject: string) => `${subject} was not searched`,
    share: (subject: string) => `${subject} was not shared`,
    "create-vault": (subject: string) => `${subject} was not created`,
  },
  stopped: (title: string) => `${title}: stopped`,
  someFailed: (count: number) => `${files(count)} did not work out. See Jobs.`,
};
