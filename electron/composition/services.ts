import type { Connection } from "../services/connection/connection";
import type { CopyService } from "../services/copying/copy-service";
import type { RecentlyDeleted } from "../services/deleted/recently-deleted";
import type { ItemDetailsService } from "../services/details/item-details";
import type { Diagnostics } from "../services/diagnostics/diagnostics";
import type { DragOut } from "../services/dragging/drag-out";
import type { FindService } from "../services/find/find-service";
import type { IdentityService } from "../services/identity/identity-service";
import type { InsightService } from "../services/insight/insight-service";
import type { JobRunner } from "../services/jobs/job-runner";
import type { LinesService } from "../services/lines/lines-service";
import type { LinksService } from "../services/links/links-service";
import type { Lock } from "../services/lock/lock";
import type { Alarms } from "../services/log/alarms";
import type { OpenedFiles } from "../services/opened/opened-files";
import type { Deferral } from "../services/outbox/deferral";
import type { OutboxService } from "../services/outbox/outbox-service";
import type { People } from "../services/people/people";
import type { CloudFolders } from "../services/places/cloud-folders";
import type { Places } from "../services/places/places";
import type { PreviewService } from "../services/preview/preview-service";
import type { ReceivedService } from "../services/received/received-service";
import type { ReceivedWatch } from "../services/received/received-watch";
import type { RecoveryKitService } from "../services/recovery-kit/recovery-kit-service";
import type { Settings } from "../services/settings/settings";
import type { SharingService } from "../services/sharing/sharing-service";
import type { EncryptingAnew } from "../services/vault/encrypting-anew";
import type { VaultService } from "../services/vault/vault-service";

/** Every service, by the domain of the IPC contract that it serves. */
export interface Services {
  readonly identity: IdentityService;
  readonly recoveryKit: RecoveryKitService;
  readonly people: People;
  readonly alarms: Alarms;
  readonly places: Places;
  readonly cloudFolders: CloudFolders;
  readonly vaults: VaultService;
  readonly insight: InsightService;
  readonly deleted: RecentlyDeleted;
  readonly copying: CopyService;
  readonly drags: DragOut;
  readonly details: ItemDetailsService;
  readonly previews: PreviewService;
  readonly sharing: SharingService;
  readonly connection: Connection;
  /** Sharing and taking away as the screens ask for it: now, or as soon as the key server can be reached. */
  readonly deferral: Deferral;
  readonly outbox: OutboxService;
  readonly anew: EncryptingAnew;
  readonly received: ReceivedService;
  readonly receivedWatch: ReceivedWatch;
  readonly find: FindService;
  readonly links: LinksService;
  readonly lines: LinesService;
  readonly opened: OpenedFiles;
  readonly jobs: JobRunner;
  readonly settings: Settings;
  readonly diagnostics: Diagnostics;
  readonly lock: Lock;
  /** Wipes what an earlier run left, opens the identity, and finishes what was interrupted, the last two in the background. */
  start(): Promise<void>;
  /** Once all jobs have ended: wipes opened plaintext and forgets all keys. */
  close(): Promise<void>;
}
