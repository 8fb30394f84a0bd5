import type { OpenedLink } from "../../shared/protocol/ipc/link-views";
import type {
  AccessView,
  AlarmView,
  FoundContainer,
  ItemView,
  PersonView,
  VaultSummary,
} from "../../shared/protocol/ipc/views";
import type { SharedThing, ShareSubject } from "../sharing/share-subject";

/** Every dialog there is, and what it is about. */
export type Dialog =
  | { readonly kind: "new-vault" }
  | { readonly kind: "forget-vault"; readonly vault: VaultSummary }
  | { readonly kind: "rename-vault"; readonly vault: VaultSummary }
  | { readonly kind: "new-folder"; readonly vaultId: string; readonly folderId: string }
  | { readonly kind: "recently-deleted"; readonly vaultId: string }
  | {
      readonly kind: "move";
      readonly vaultId: string;
      readonly folderId: string;
      readonly items: readonly ItemView[];
    }
  | {
      readonly kind: "wider-audience";
      readonly subject: string;
      readonly newcomers: readonly string[];
      readonly onConfirm: () => void;
    }
  | { readonly kind: "delete"; readonly vaultId: string; readonly items: readonly ItemView[] }
  | { readonly kind: "preview"; readonly vaultId: string; readonly item: ItemView }
  | { readonly kind: "share"; readonly subject: ShareSubject }
  | { readonly kind: "who-has-access"; readonly vaultId: string; readonly thing: SharedThing }
  | {
      readonly kind: "remove-access";
      readonly vaultId: string;
      readonly access: AccessView;
      readonly onStarted: (jobId: string) => void;
    }
  | { readonly kind: "compare"; readonly person: PersonView }
  | { readonly kind: "identity" }
  | { readonly kind: "renew-keys" }
  | { readonly kind: "recovery-kit" }
  | { readonly kind: "alarm"; readonly alarm: AlarmView }
  | { readonly kind: "jobs" }
  | {
      readonly kind: "encrypt-anew";
      readonly vaultId: string;
      readonly thing: Pick<SharedThing, "itemId" | "name">;
    }
  | { readonly kind: "waiting" }
  | { readonly kind: "lock" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "opened-links"; readonly links: readonly OpenedLink[] }
  | { readonly kind: "handed-over"; readonly containers: readonly FoundContainer[] };
