import { pretendMainProcess } from "./pretended-main-process";
import { scenarioNamed } from "./scenarios";

// The screens in an ordinary browser, with a pretended main process: for looking at them, never shipped.
const api = pretendMainProcess(scenarioNamed(new URLSearchParams(location.search).get("scenario")));
Object.defineProperty(window, "keyferry", { value: api });
await import("../main");
