import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

export const alarmWords = {
  banner: "Alarm",
  look: "What to do",
  more: (count: number) => `${number(count)} more ${form(count, { one: "alarm", other: "alarms" })}`,
  title: {
    "foreign-key": "Someone made new keys in your name",
    "second-entry": "Someone else was entered under your address",
    deactivated: "Your keys were withdrawn",
    "not-logged": "The key server does not show your keys to others",
    "log-hidden": "The key server does not show its public log",
    "log-forked": "The key server contradicts itself",
  },
  happened: "What happened",
  happenedText: {
    "foreign-key":
      "The key server's public log has keys of yours that this computer did not make. If you did not renew or recover your keys on another computer, someone is posing as you.",
    "second-entry":
      "The key server's public log has a second person under your address. People who look you up may get keys that are not yours.",
    deactivated:
      "Whoever runs the key server has withdrawn your keys. You cannot sign in, and nobody can share with you.",
    "not-logged":
      "Your newest keys are not in the key server's public log, or the server does not show them. Nobody can share with you by these keys, and people may be given older ones. Someone else may be entered in your place.",
    "log-hidden":
      "This computer reached the key server again and again, and was shown nothing new of its public log for a day, or only something that is not signed as it must be. So it cannot see whether someone made keys in your name. Looking people up and sharing do not work until the log is shown again.",
    "log-forked":
      "The key server showed two histories of its public log that cannot both be true. It may show different people different keys.",
  },
  saved: "What was saved",
  savedFile: "Both versions of the log, as evidence, in this file:",
  savedNothing: "Nothing was lost. Your vaults, your files and your own keys are untouched.",
  savedKeys: "The fingerprint of the keys that are not yours:",
  toDo: "What to do",
  toDoText: {
    "foreign-key": [
      "Tell people who share with you not to share anything until they have compared your fingerprint.",
      "Tell whoever runs the key server, by phone or face to face.",
      "If you made these keys yourself on another computer, go on there.",
    ],
    "second-entry": [
      "Tell people who share with you to compare your fingerprint before they share anything.",
      "Tell whoever runs the key server, by phone or face to face.",
    ],
    deactivated: [
      "Ask whoever runs the key server why.",
      "What is on this computer stays readable; export what you need.",
    ],
    "not-logged": [
      "Tell whoever runs the key server, by phone or face to face, and ask why.",
      "Tell people who share with you to compare your fingerprint before they share anything.",
      "What is on this computer stays readable.",
    ],
    "log-hidden": [
      "Check that this computer's date and time are right.",
      "Ask others whether their Keyferry says the same, and tell whoever runs the key server, by phone or face to face.",
      "Ask people who share with you to compare your fingerprint before they share anything.",
      "Once the log is shown again and is as it must be, this alarm goes away by itself.",
    ],
    "log-forked": [
      "Do not share anything: looking people up and sharing have stopped on this computer.",
      "Keep the evidence file, and give it to whoever is responsible for security where you work.",
      "What was shared with you before stays readable.",
    ],
  },
  dealtWith: "I have dealt with this",
  later: "Leave it open",
};
