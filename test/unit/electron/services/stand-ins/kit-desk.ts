import { join } from "node:path";
import { connectKeyServer } from "../../../../../electron/adapters/key-server";
import { Places } from "../../../../../electron/services/places/places";
import { KitBook } from "../../../../../electron/services/recovery-kit/kit-book";
import { RecoveryKitService } from "../../../../../electron/services/recovery-kit/recovery-kit-service";
import type { App, Desk } from "./desk";
import { ScriptedDesktop } from "./scripted-desktop";

/** The recovery kit of one desk's app, with a desktop that answers as told and a printer that notes. */
export class KitDesk {
  readonly desktop = new ScriptedDesktop();
  readonly printed: string[] = [];

  private constructor(
    readonly desk: Desk,
    readonly app: App,
    readonly kit: RecoveryKitService,
    desktop: ScriptedDesktop,
    printed: string[],
  ) {
    this.desktop = desktop;
    this.printed = printed;
  }

  /** @param clock Unix milliseconds, of the reminders */
  static async of(desk: Desk, app: App, clock: () => number = Date.now): Promise<KitDesk> {
    const desktop = new ScriptedDesktop();
    const printed: string[] = [];
    const kit = new RecoveryKitService({
      files: desk.files,
      desktop,
      printing: {
        print: async () => printed.push("paper") > 0,
        asPdf: async () => Buffer.from("%PDF-"),
      },
      places: new Places({ desktop }),
      session: app.session,
      identity: app.identity,
      book: await KitBook.open({ files: desk.files, path: desk.paths.recoveryKit, clock }),
      connect: (origin) => desk.unreliable.over(connectKeyServer(origin)),
      provenRecords: (server, userId) => app.directories.provenRecordsOf(server, userId),
      clock,
      fileNames: () => ({ kit: "Recovery kit", page: "Recovery words" }),
    });
    return new KitDesk(desk, app, kit, desktop, printed);
  }

  /** Shows words and types three of them back, as the dialog has it. @returns all 24 */
  async writesDownWords(): Promise<string[]> {
    const { words, toTypeBack } = this.app.identity.makeRecoveryWords();
    await this.app.identity.confirmRecoveryWords({
      words: toTypeBack.map((place) => words[place - 1] ?? ""),
    });
    return words;
  }

  /** A whole kit. */
  async makesKit(fileName = "a.keyferry-kit"): Promise<{ path: string; words: string }> {
    const words = await this.writesDownWords();
    const path = join(this.desk.folder, fileName);
    this.desktop.folders.push(path);
    await this.kit.saveFile({ words: null });
    this.app.identity.dropRecoveryWords();
    return { path, words: words.join(" ") };
  }

  /** Chooses the file and restores. */
  async restores(path: string, words: string) {
    this.desktop.folders.push(path);
    const chosen = await this.kit.chooseFile();
    if (chosen === null) throw new Error("no file was chosen");
    return this.kit.restore({ placeId: chosen.placeId, words });
  }
}
