import type { RecoveryKitService } from "../services/recovery-kit/recovery-kit-service";
import type { IpcHandlersOf } from "./register";

export const recoveryKitHandlers = (kit: RecoveryKitService): IpcHandlersOf<"recoveryKit"> => ({
  "recoveryKit.describe": () => kit.describe(),
  "recoveryKit.saveFile": (request) => kit.saveFile(request),
  "recoveryKit.printPage": () => kit.printPage(),
  "recoveryKit.savePage": () => kit.savePage(),
  "recoveryKit.chooseFile": () => kit.chooseFile(),
  "recoveryKit.restore": (request) => kit.restore(request),
  "recoveryKit.remindLater": (request) => kit.remindLater(request),
});
