import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const alarmWords: Words["alarms"] = {
  banner: "Warnung",
  look: "Was zu tun ist",
  more: (count) => `${number(count)} weitere ${form(count, { one: "Warnung", other: "Warnungen" })}`,
  title: {
    "foreign-key": "Jemand hat in Ihrem Namen neue Schlüssel angelegt",
    "second-entry": "Unter Ihrer Adresse wurde jemand anderes eingetragen",
    deactivated: "Ihre Schlüssel wurden zurückgezogen",
    "not-logged": "Der Schlüsselserver zeigt anderen Ihre Schlüssel nicht",
    "log-hidden": "Der Schlüsselserver zeigt sein öffentliches Protokoll nicht",
    "log-forked": "Der Schlüsselserver widerspricht sich",
  },
  happened: "Was geschehen ist",
  happenedText: {
    "foreign-key":
      "Das öffentliche Protokoll des Schlüsselservers enthält Schlüssel von Ihnen, die nicht auf diesem Computer entstanden sind. Wenn Sie Ihre Schlüssel nicht auf einem anderen Computer erneuert oder wiederhergestellt haben, gibt sich jemand als Sie aus.",
    "second-entry":
      "Das öffentliche Protokoll des Schlüsselservers enthält unter Ihrer Adresse eine zweite Person. Wer nach Ihnen sucht, bekommt vielleicht Schlüssel, die nicht Ihre sind.",
    deactivated:
      "Der Betreiber des Schlüsselservers hat Ihre Schlüssel zurückgezogen. Sie können sich nicht anmelden, und niemand kann etwas mit Ihnen teilen.",
    "not-logged":
      "Ihre neuesten Schlüssel stehen nicht im öffentlichen Protokoll des Schlüsselservers, oder der Server zeigt sie nicht. Mit diesen Schlüsseln kann niemand etwas mit Ihnen teilen, und andere bekommen vielleicht ältere. Vielleicht ist an Ihrer Stelle jemand anderes eingetragen.",
    "log-hidden":
      "Dieser Computer hat den Schlüsselserver immer wieder erreicht, aber einen Tag lang nichts Neues von dessen öffentlichem Protokoll zu sehen bekommen, oder nur etwas, das nicht so unterschrieben ist, wie es sein muss. Er kann also nicht sehen, ob jemand in Ihrem Namen Schlüssel angelegt hat. Personensuche und Teilen gehen erst wieder, wenn das Protokoll gezeigt wird.",
    "log-forked":
      "Der Schlüsselserver hat zwei Fassungen seines öffentlichen Protokolls gezeigt, die nicht beide wahr sein können. Vielleicht zeigt er verschiedenen Personen verschiedene Schlüssel.",
  },
  saved: "Was gesichert wurde",
  savedFile: "Beide Fassungen des Protokolls, als Beweis, in dieser Datei:",
  savedNothing:
    "Es ist nichts verloren. Ihre Tresore, Ihre Dateien und Ihre eigenen Schlüssel sind unberührt.",
  savedKeys: "Der Fingerabdruck der Schlüssel, die nicht Ihre sind:",
  toDo: "Was zu tun ist",
  toDoText: {
    "foreign-key": [
      "Bitten Sie die Personen, die mit Ihnen teilen, nichts mehr zu teilen, bis sie Ihren Fingerabdruck verglichen haben.",
      "Sagen Sie es dem Betreiber des Schlüsselservers, am Telefon oder persönlich.",
      "Wenn Sie diese Schlüssel selbst auf einem anderen Computer angelegt haben, arbeiten Sie dort weiter.",
    ],
    "second-entry": [
      "Bitten Sie die Personen, die mit Ihnen teilen, vorher Ihren Fingerabdruck zu vergleichen.",
      "Sagen Sie es dem Betreiber des Schlüsselservers, am Telefon oder persönlich.",
    ],
    deactivated: [
      "Fragen Sie den Betreiber des Schlüsselservers nach dem Grund.",
      "Was auf diesem Computer liegt, bleibt lesbar; exportieren Sie, was Sie brauchen.",
    ],
    "not-logged": [
      "Sagen Sie es dem Betreiber des Schlüsselservers, am Telefon oder persönlich, und fragen Sie nach dem Grund.",
      "Bitten Sie die Personen, die mit Ihnen teilen, vorher Ihren Fingerabdruck zu vergleichen.",
      "Was auf diesem Computer liegt, bleibt lesbar.",
    ],
    "log-hidden": [
      "Prüfen Sie, ob Datum und Uhrzeit dieses Computers stimmen.",
      "Fragen Sie andere, ob ihr Keyferry dasselbe meldet, und sagen Sie es dem Betreiber des Schlüsselservers, am Telefon oder persönlich.",
      "Bitten Sie die Personen, die mit Ihnen teilen, vorher Ihren Fingerabdruck zu vergleichen.",
      "Sobald das Protokoll wieder gezeigt wird und so ist, wie es sein muss, verschwindet diese Warnung von selbst.",
    ],
    "log-forked": [
      "Teilen Sie nichts: Personensuche und Teilen sind auf diesem Computer angehalten.",
      "Bewahren Sie die Beweisdatei auf und geben Sie sie der Person, die bei Ihnen für Sicherheit zuständig ist.",
      "Was früher mit Ihnen geteilt wurde, bleibt lesbar.",
    ],
  },
  dealtWith: "Ich habe mich darum gekümmert",
  later: "Offen lassen",
};
