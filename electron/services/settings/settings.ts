import { z } from "zod";
import {
  type Choices,
  choicesSchema,
  type SettingsChange,
  type SettingsView,
} from "../../../shared/protocol/ipc/settings-views";
import { type Language, languageFor } from "../../../shared/protocol/language";
import type { OpenedFolders } from "../opened/opened-folders";
import type { Places } from "../places/places";
import type { Files } from "../ports";
import { StoredDocument } from "../profile/stored-document";
import { privateFolderIn } from "./private-folder";

const FIRST_CHOICES: Choices = {
  appearance: "system",
  language: "system",
  autoLockMinutes: 15,
  notifyWhenDone: true,
  notifyWhenShared: true,
  keepRunning: "while-working",
};

/** A choice that an earlier Keyferry did not know is the first one; the others stay. */
const storedChoicesSchema = z.preprocess(
  (stored) => (typeof stored === "object" ? { ...FIRST_CHOICES, ...stored } : stored),
  choicesSchema,
);

const documentSchema = z.strictObject({
  version: z.literal(1),
  choices: storedChoicesSchema,
  openedFiles: z
    .strictObject({
      /** What the person chose. */
      chosen: z.string().min(1),
      /** A folder of the app's own in it. */
      folder: z.string().min(1),
    })
    .nullable(),
  /** Folders of the app's own, used before, that may still hold decrypted files. */
  formerFolders: z.array(z.string().min(1)),
});
type Stored = z.infer<typeof documentSchema>;

export interface SettingsDeps {
  readonly files: Files;
  readonly path: string;
  /** Where decrypted files lie while they are open, unless the person chooses another place. */
  readonly ownOpenedFolder: string;
  readonly places: Pick<Places, "pathOf">;
  /** Folders of vaults: decrypted files must not lie in one, for it may be synced. */
  readonly vaultFolders: () => readonly string[];
  /** The person's languages as the system lists them, the dearest first. */
  readonly systemLanguages: () => readonly string[];
}

/** What the person chose about the app on this computer; takes effect at once and survives restarts. */
export class Settings implements OpenedFolders {
  readonly #listeners = new Set<(settings: SettingsView) => void>();

  private constructor(
    private readonly deps: SettingsDeps,
    private readonly document: StoredDocument<Stored>,
  ) {}

  /** @throws KeyferryError of the file system */
  static async open(deps: SettingsDeps): Promise<Settings> {
    const empty: Stored = { version: 1, choices: FIRST_CHOICES, openedFiles: null, formerFolders: [] };
    const { files, path } = deps;
    return new Settings(deps, await StoredDocument.open({ files, path, schema: documentSchema, empty }));
  }

  get(): SettingsView {
    const { choices, openedFiles } = this.document.get();
    return {
      ...choices,
      languageInUse: this.#languageOf(choices),
      openedFilesFolder: openedFiles?.chosen ?? null,
      wereDamaged: this.document.wasDamaged,
    };
  }

  /**
   * Resolves once the change is safely on disk; what is left out stays as it is.
   * @throws KeyferryError `place-in-vault`, `permission-denied` and others of the file system, for a folder that decrypted
   *   files cannot lie in; `request-invalid` for a place that was not chosen for that
   */
  async change(request: SettingsChange): Promise<SettingsView> {
    const { openedFilesPlace, ...wanted } = request;
    const openedFiles = await this.#openedFilesIn(openedFilesPlace);
    await this.document.change((now) => ({
      ...now,
      choices: {
        appearance: wanted.appearance ?? now.choices.appearance,
        language: wanted.language ?? now.choices.language,
        autoLockMinutes: wanted.autoLockMinutes ?? now.choices.autoLockMinutes,
        notifyWhenDone: wanted.notifyWhenDone ?? now.choices.notifyWhenDone,
        notifyWhenShared: wanted.notifyWhenShared ?? now.choices.notifyWhenShared,
        keepRunning: wanted.keepRunning ?? now.choices.keepRunning,
      },
      ...(openedFiles === undefined
        ? {}
        : {
            openedFiles,
            formerFolders: [
              ...now.formerFolders,
              ...(now.openedFiles === null ? [] : [now.openedFiles.folder]),
            ],
          }),
    }));
    const settings = this.get();
    for (const listener of this.#listeners) listener(settings);
    return settings;
  }

  /** Called with the settings after each change. @returns a function that ends the subscription */
  onChange(listener: (settings: SettingsView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  openedFolder(): string {
    return this.document.get().openedFiles?.folder ?? this.deps.ownOpenedFolder;
  }

  foldersToWipe(): readonly string[] {
    const { openedFiles, formerFolders } = this.document.get();
    return [
      this.deps.ownOpenedFolder,
      ...(openedFiles === null ? [] : [openedFiles.folder]),
      ...formerFolders,
    ];
  }

  async wiped(folders: readonly string[]): Promise<void> {
    const { formerFolders } = this.document.get();
    if (!formerFolders.some((folder) => folders.includes(folder))) return;
    await this.document.change((now) => ({
      ...now,
      formerFolders: now.formerFolders.filter((folder) => !folders.includes(folder)),
    }));
  }

  #languageOf({ language }: Choices): Language {
    return language === "system" ? languageFor(this.deps.systemLanguages()) : language;
  }

  /** Undefined: stays as it is; null: the app's own folder. */
  async #openedFilesIn(placeId: string | null | undefined): Promise<Stored["openedFiles"] | undefined> {
    if (placeId === undefined || placeId === null) return placeId;
    const chosen = this.deps.places.pathOf(placeId, "opened-files");
    return { chosen, folder: await privateFolderIn(this.deps.files, chosen, this.deps.vaultFolders()) };
  }
}
