import type { Words } from "../en";

export const errorWords: Words["errors"] = {
  cancelled: "Angehalten. Was noch nicht fertig war, hat nichts verändert.",
  "server-unreachable":
    "Der Schlüsselserver ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut; es ist nichts verloren.",
  "server-untrusted":
    "Dem Zertifikat des Schlüsselservers kann nicht vertraut werden. Es wurde nichts gesendet. Prüfen Sie die Serveradresse oder fragen Sie, wer ihn betreibt.",
  "server-slow":
    "Der Schlüsselserver hat zu lange für eine Antwort gebraucht. Versuchen Sie es gleich noch einmal; es ist nichts verloren.",
  "server-answer-invalid":
    "Der Schlüsselserver hat unverständlich geantwortet. Prüfen Sie die Serveradresse oder fragen Sie, wer ihn betreibt.",
  "server-error":
    "Der Schlüsselserver hatte selbst ein Problem. Versuchen Sie es später noch einmal; es ist nichts verloren.",
  "server-busy": "Der Schlüsselserver bittet um Geduld. Warten Sie eine Minute und versuchen Sie es erneut.",
  "server-address-invalid":
    "Diese Serveradresse lässt sich nicht verwenden. Sie muss mit https:// beginnen (http:// nur auf diesem Computer).",
  "server-refused": "Der Schlüsselserver hat diese Anfrage abgelehnt. Fragen Sie, wer ihn betreibt.",
  "not-signed-in":
    "Der Schlüsselserver erkennt diese Identität nicht an. Prüfen Sie, ob Sie bei diesem Server eingetragen sind.",
  "address-taken":
    "Unter dieser Adresse ist bereits jemand eingetragen. Verwenden Sie eine andere oder fragen Sie, wer den Server betreibt.",
  "invite-needed":
    "Dieser Schlüsselserver nimmt nur eingeladene Personen auf. Bitten Sie den Betreiber um einen Einladungscode und geben Sie ihn hier ein.",
  "invite-refused":
    "Der Schlüsselserver nimmt diesen Einladungscode nicht an. Er ist vielleicht schon verwendet, abgelaufen oder für eine andere Adresse. Bitten Sie um einen neuen.",
  "link-invalid":
    "Dieser Keyferry-Link ist unvollständig oder wurde verändert. Kopieren Sie ihn ganz oder bitten Sie noch einmal darum.",
  "link-newer":
    "Dieses Keyferry kennt Links dieser Art nicht. Aktualisieren Sie Keyferry und öffnen Sie den Link dann erneut.",
  "sign-on-unavailable":
    "Die Firmenanmeldung ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut, oder fragen Sie, wer den Schlüsselserver betreibt.",
  "sign-on-refused":
    "Die Firmenanmeldung hat Ihre Adresse nicht bestätigt. Melden Sie sich mit dem richtigen Konto an oder fragen Sie, wer den Schlüsselserver betreibt.",
  "address-invalid": "Das ist keine gültige Adresse. Schreiben Sie sie wie anna@example.org.",
  "name-invalid":
    "Dieser Name lässt sich nicht verwenden. Ein Name hat 1 bis 1.024 Byte, ist nicht „.“ oder „..“ und enthält weder Schrägstrich noch Steuerzeichen.",
  "name-taken": "Hier gibt es bereits etwas mit diesem Namen. Wählen Sie einen anderen.",
  "person-not-found":
    "Unter dieser Adresse ist niemand eingetragen. Prüfen Sie die Schreibweise oder bitten Sie die Person, zuerst Keyferry einzurichten.",
  "person-not-met":
    "Der Schlüsselserver ist nicht erreichbar, und diese Person ist auf diesem Rechner noch nicht bekannt. Jetzt können Sie nur mit Personen teilen, die schon einmal nachgeschlagen wurden.",
  "person-key-changed":
    "Die Schlüssel dieser Person haben sich geändert, seit Sie sie zuletzt gesehen haben. Vergleichen Sie Fingerabdrücke mit ihr, bevor Sie etwas teilen.",
  "person-record-invalid":
    "Der Schlüsselserver hat einen Schlüssel geliefert, der nicht zu dieser Person gehört. Es wurde nichts geteilt. Sagen Sie es dem Betreiber des Servers.",
  "person-record-unproven":
    "Der Schlüsselserver konnte nicht beweisen, dass er allen dieselben Schlüssel dieser Person zeigt. Es wurde nichts geteilt. Sagen Sie es dem Betreiber des Servers.",
  "person-deactivated":
    "Der Schlüssel dieser Person wurde vom Betreiber des Schlüsselservers zurückgezogen. Es wurde nichts geteilt. Bitten Sie die Person, sich neu einzutragen.",
  "log-untrusted":
    "Das öffentliche Protokoll des Schlüsselservers ist nicht so unterschrieben, wie dieser Computer es verlangt. Es wurde nichts gesucht oder geteilt. Sagen Sie es dem Betreiber des Servers.",
  "log-stale":
    "Das öffentliche Protokoll des Schlüsselservers passt nicht zur Uhrzeit: Es steht still, oder eine Uhr geht falsch. Prüfen Sie die Uhr dieses Computers und versuchen Sie es später erneut.",
  "log-forked":
    "Das öffentliche Protokoll des Schlüsselservers widerspricht dem, was dieser Computer früher gesehen hat. Personensuche und Teilen sind angehalten; was mit Ihnen geteilt wurde, bleibt lesbar. Bewahren Sie die gespeicherten Beweise auf und sagen Sie es Ihrer Firma.",
  "log-policy-invalid":
    "Die Datei, die KEYFERRY_LOG_POLICY nennt, lässt sich nicht verwenden. Berichtigen Sie sie oder starten Sie Keyferry ohne sie.",
  "no-identity": "Auf diesem Computer gibt es noch keine Identität. Legen Sie zuerst eine an.",
  "identity-exists": "Auf diesem Computer gibt es bereits eine Identität. Es wurde nichts geändert.",
  "identity-mismatch":
    "Die Schlüssel in Ihrem Schlüsselbund gehören nicht zu Ihrer eingetragenen Identität. Es wurde nichts geöffnet. Stellen Sie die richtigen Einträge des Schlüsselbunds wieder her.",
  "identity-changed-elsewhere":
    "Ihre Schlüssel wurden auf einem anderen Computer oder von jemand anderem geändert. Hier wurde nichts geändert. Wenn Sie es nicht waren, sagen Sie es sofort dem Betreiber des Schlüsselservers.",
  "vault-paused":
    "Ein Vorgang in diesem Tresor ist unterbrochen; solange kann nichts anderes ihn ändern. Setzen Sie den Vorgang fort oder halten Sie ihn an und versuchen Sie es dann noch einmal.",
  "jobs-running":
    "Es wird gerade an Dateien gearbeitet. Warten Sie, bis die laufenden Vorgänge beendet sind, und versuchen Sie es dann erneut.",
  "keys-renewed-too-often":
    "Diese Schlüssel wurden so oft erneuert, wie der Schlüsselserver erlaubt. Bitten Sie den Betreiber um eine neue Einladung und legen Sie eine neue Identität an.",
  "recovery-words-invalid":
    "Das sind keine 24 Wiederherstellungswörter. Prüfen Sie die Schreibweise jedes Worts, ob keines fehlt und ob die Reihenfolge stimmt.",
  "recovery-words-differ":
    "Das sind nicht die angezeigten Wörter. Sehen Sie nach, was Sie aufgeschrieben haben, und versuchen Sie es erneut.",
  "recovery-refused":
    "Diese Wiederherstellungswörter gehören zu niemandem, der unter dieser Adresse eingetragen ist, oder wurden durch neuere ersetzt. Es wurde nichts geändert.",
  "recovery-words-not-current":
    "Das sind nicht die Wiederherstellungswörter, die jetzt gelten. Verwenden Sie die neuesten oder erstellen Sie ein neues Paket.",
  "recovery-kit-invalid":
    "Das ist kein Wiederherstellungspaket. Wählen Sie die Datei, deren Name auf .keyferry-kit endet.",
  "recovery-kit-other-words":
    "Diese Wörter öffnen dieses Wiederherstellungspaket nicht. Verwenden Sie Wörter und Datei, die zusammen erstellt wurden.",
  "recovery-kit-damaged":
    "Dieses Wiederherstellungspaket ist beschädigt oder wurde verändert. Es wurde nichts wiederhergestellt. Verwenden Sie eine andere Kopie der Datei oder Ihre Wörter allein.",
  "recovery-kit-outdated":
    "Dieses Wiederherstellungspaket ist älter als Ihre Schlüssel: Sie wurden danach erneuert. Es wurde nichts wiederhergestellt. Verwenden Sie ein neueres Paket oder Ihre Wörter allein.",
  "recovery-kit-refused":
    "Der Schlüsselserver kennt weder die Schlüssel noch die Wörter dieses Wiederherstellungspakets mehr. Es wurde nichts wiederhergestellt. Verwenden Sie ein neueres Paket oder fragen Sie, wer den Server betreibt.",
  "kit-in-vault":
    "Dieser Ordner gehört zu einem Tresor. Ein Paket, das dort liegt, ginge mit ihm verloren und käme überallhin, wohin der Tresor kommt. Wählen Sie einen anderen Ort, etwa einen USB-Stick.",
  "print-failed":
    "Es konnte nichts gedruckt werden. Prüfen Sie den Drucker oder sichern Sie die Seite als PDF.",
  "keychain-missing":
    "Es wurde kein Schlüsselbund gefunden, und Keyferry bewahrt Ihren privaten Schlüssel nirgendwo sonst auf. Installieren und starten Sie unter Linux gnome-keyring oder KWallet und starten Sie dann Keyferry neu.",
  "keychain-locked": "Ihr Schlüsselbund ist gesperrt. Entsperren Sie ihn und versuchen Sie es dann erneut.",
  locked: "Keyferry ist gesperrt. Entsperren Sie es und versuchen Sie es dann erneut.",
  "unlock-refused": "Es wurde nicht bestätigt, dass Sie es sind. Versuchen Sie es erneut.",
  "keychain-entry-missing":
    "Ihr privater Schlüssel ist nicht im Schlüsselbund dieses Computers. Stellen Sie den Eintrag wieder her, verwenden Sie den Computer, auf dem Sie die Identität angelegt haben, oder verwenden Sie Ihr Wiederherstellungspaket.",
  "container-not-found":
    "Die verschlüsselte Datei wurde auf diesem Computer noch nicht gefunden. Besorgen Sie sie vom Eigentümer oder durchsuchen Sie den Ordner, in dem sie liegt, und versuchen Sie es dann erneut.",
  "not-a-container": "Das ist keine Keyferry-Datei.",
  "newer-version":
    "Diese Datei stammt von einem neueren Keyferry. Aktualisieren Sie Keyferry, um sie zu öffnen.",
  "container-truncated":
    "Diese Datei ist unvollständig. Lassen Sie Ihren Cloud-Ordner zu Ende kopieren oder besorgen Sie sie noch einmal von der Person, die sie geschickt hat.",
  "container-damaged":
    "Diese Datei ist beschädigt oder wurde manipuliert. Es wurde nichts geöffnet. Besorgen Sie sie noch einmal von der Person, die sie geschickt hat.",
  "container-foreign":
    "Diese Datei wurde weder vom Eigentümer des Tresors geschrieben noch von jemandem, dem er das erlaubt. Sie wurde nicht geöffnet.",
  "no-access":
    "Sie haben keinen Schlüssel dafür. Bitten Sie den Eigentümer, das Element mit Ihnen zu teilen.",
  "grant-invalid":
    "Der Schlüssel, den der Server dafür geliefert hat, ist nicht vom Eigentümer unterschrieben. Er wurde nicht verwendet. Sagen Sie es dem Eigentümer.",
  "keys-lost":
    "Das wurde mit Schlüsseln von Ihnen geteilt, die verloren sind. Bitten Sie den Eigentümer, es noch einmal mit Ihnen zu teilen.",
  "grant-expired":
    "Ihr Zugriff darauf ist beendet. Bitten Sie den Eigentümer, das Element noch einmal zu teilen.",
  "not-owner": "Das kann nur der Eigentümer tun.",
  "vault-not-found":
    "Der Ordner des Tresors ist nicht mehr dort, wo er war. Verbinden Sie den Datenträger oder den Cloud-Ordner wieder, oder öffnen Sie den Tresor vom neuen Ort aus.",
  "vault-listed-elsewhere":
    "Dieser Tresor steht bereits auf Ihrer Liste, in einem anderen Ordner. Um stattdessen mit dieser Kopie zu arbeiten, nehmen Sie zuerst den anderen von der Liste.",
  "place-in-vault":
    "Dieser Ordner gehört zu einem Tresor, und entschlüsselte Dateien dürfen dort nicht liegen. Wählen Sie einen anderen Ordner.",
  "vault-exists":
    "In diesem Ordner gibt es bereits einen Tresor. Öffnen Sie ihn oder wählen Sie einen anderen Ordner.",
  "folder-not-empty":
    "Dieser Ordner enthält bereits Dateien. Wählen Sie für den neuen Tresor einen leeren Ordner.",
  "item-not-found": "Dieses Element ist nicht mehr da. Es wurde vielleicht verschoben oder gelöscht.",
  "folder-not-arrived":
    "Der Ordner, in dem das liegt, ist noch nicht angekommen. Lassen Sie Ihren Cloud-Ordner zu Ende kopieren und sehen Sie dann noch einmal nach.",
  "container-misplaced":
    "Diese Datei ist nicht dort, wo sie im Tresor hingehört; vielleicht ist sie eine Kopie, die Ihr Cloud-Ordner angelegt hat. Sie wurde ausgelassen; es wurde nichts gelöscht.",
  "container-older":
    "Das ist eine ältere Version, als Sie schon gesehen haben. Lassen Sie Ihren Cloud-Ordner zu Ende kopieren; bleibt es dabei, hat jemand eine alte Kopie zurückgelegt.",
  "read-only":
    "Sie dürfen das lesen, aber nicht ändern. Bitten Sie den Eigentümer, Ihnen das Schreiben zu erlauben.",
  "end-passed": "Der letzte Tag ist vorbei. Wählen Sie einen späteren.",
  "ends-earlier":
    "Diese Person hat die ganze Datei, aber nur bis zu einem früheren Tag. Teilen Sie die ganze Datei mit dem späteren Tag oder entziehen Sie zuerst diesen Zugriff.",
  "file-changed": "Die Datei hat sich inzwischen geändert. Sehen Sie sich den Teil noch einmal an.",
  "range-apart":
    "Diese Person hat bereits einen anderen Teil dieser Datei. Wählen Sie einen angrenzenden Teil oder entziehen Sie zuerst den anderen.",
  "there-again":
    "Das liegt schon wieder im Tresor; vielleicht hat Ihr Cloud-Ordner es zurückgebracht. Es wurde nicht ein zweites Mal zurückgelegt.",
  "deletion-gone":
    "Das lässt sich nicht mehr zurücklegen: Es wurde schon zurückgelegt oder endgültig gelöscht.",
  "deletion-changed":
    "Was unter „Zuletzt gelöscht“ liegt, ist nicht, was gelöscht wurde: Jemand hat es auf diesem Computer verändert. Nichts wurde zurückgelegt. Holen Sie die Dateien aus einer Sicherung.",
  "too-much-to-keep":
    "Das sind zu viele Dateien, um sie zum Zurücklegen aufzuheben. Löschen Sie sie in kleineren Schritten oder mit Umschalt und Entf endgültig.",
  "copy-into-itself": "Ein Ordner kann nicht in sich selbst kopiert werden.",
  "copied-then-changed":
    "Es wurde kopiert. Im anderen Tresor wurde es nicht gelöscht, weil sich dort inzwischen etwas geändert hat oder nicht lesbar ist.",
  "too-large-to-drag":
    "Das ist zu viel zum Herausziehen. Exportieren Sie es stattdessen; damit geht jede Menge.",
  "move-into-itself": "Ein Ordner kann nicht in sich selbst verschoben werden.",
  "too-deep": "Ordner können höchstens 63 Ebenen tief liegen. Verschieben Sie das weiter nach oben.",
  "file-not-found": "Diese Datei ist nicht mehr da.",
  "file-changed-while-reading":
    "Diese Datei hat sich beim Lesen geändert. Versuchen Sie es erneut, wenn nicht mehr in sie geschrieben wird.",
  "file-unsupported":
    "Nur gewöhnliche Dateien und Ordner können hinzugefügt werden; Verknüpfungen und Geräte wurden ausgelassen.",
  "permission-denied":
    "Ihr Computer erlaubt das nicht. Prüfen Sie die Berechtigungen der Datei oder des Ordners.",
  "disk-full":
    "Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es erneut; es ist nichts verloren.",
  "disk-error":
    "Der Datenträger konnte nicht gelesen oder beschrieben werden. Prüfen Sie ihn und versuchen Sie es dann erneut.",
  "target-exists":
    "Im Zielordner gibt es bereits eine Datei mit diesem Namen. Es wurde nichts überschrieben.",
  "changes-not-saved":
    "Was ein anderes Programm geändert hat, ist noch nicht im Tresor. Es bleibt auf diesem Computer; speichern Sie es und versuchen Sie es dann erneut.",
  "no-application":
    "Keine Anwendung auf diesem Computer öffnet Dateien dieser Art. Exportieren Sie die Datei und öffnen Sie sie mit einer Anwendung Ihrer Wahl.",
  "program-not-started":
    "Das ist ein Programm, und Keyferry startet keine. Wenn Sie der Person vertrauen, die es geteilt hat, exportieren Sie es und starten Sie es selbst.",
  "range-invalid": "Dieser Teil liegt außerhalb der Datei.",
  "profile-damaged":
    "Die eigene Einstellungsdatei von Keyferry ist beschädigt. Sie wurde beiseitegelegt, nicht gelöscht.",
  "request-invalid": "Die App hat etwas verlangt, was nicht geht. Bitte melden Sie das.",
  internal: "In Keyferry ist etwas schiefgegangen. Es ist nichts verloren. Bitte melden Sie das.",
};
