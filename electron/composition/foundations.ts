import type { KeychainKind } from "../../shared/protocol/ipc/views";
import type { Language } from "../../shared/protocol/language";
import type { Surroundings } from "../services/diagnostics/diagnostics";
import type { LogPolicy } from "../services/log/log-policy";
import type { Home } from "../services/places/cloud-folders";
import type { Desktop, Engine, Files, Keychain, KeyServer, PagePrinting, SignOn } from "../services/ports";

/** What the services stand on, and what they are told of this computer. */
export interface Foundations {
  readonly userDataFolder: string;
  readonly files: Files;
  readonly engine: Engine;
  readonly keychain: Keychain;
  readonly desktop: Desktop;
  readonly printing: PagePrinting;
  /** What a recovery kit and its page are called. */
  readonly kitFileNames: (language: Language) => { readonly kit: string; readonly page: string };
  readonly connect: (origin: string) => KeyServer;
  readonly signOn: SignOn;
  /** What the company demands of the logs of key servers. */
  readonly logPolicy: LogPolicy;
  readonly suggestedServer: string | null;
  readonly keptIn: KeychainKind;
  readonly platform: NodeJS.Platform;
  /** Where folders of cloud services are looked for. */
  readonly home: Home;
  /** The person's languages as the system lists them, the dearest first. */
  readonly systemLanguages: () => readonly string[];
  /** The note in a new vault's folder. */
  readonly vaultNote: (language: Language) => string;
  /** Before the keys are read again from the keychain; false keeps the app locked. */
  readonly confirmPerson: () => Promise<boolean>;
  readonly surroundings: Surroundings;
  readonly report: (event: string, error: unknown) => void;
}
