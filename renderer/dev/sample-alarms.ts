import type { AlarmView } from "../../shared/protocol/ipc/views";
import { DMITRI } from "./sample-people";

export const ALARMS: readonly AlarmView[] = [
  {
    id: "0b7c2f3e-5d1a-4c8e-9f60-2a4b6c8d0e1f",
    kind: "foreign-key",
    raisedAt: Date.UTC(2026, 10, 20, 14, 5),
    words: DMITRI.words,
    digits: DMITRI.digits,
    evidenceFile: null,
  },
  {
    id: "1c8d3a4f-6e2b-4d9f-8a71-3b5c7d9e1f20",
    kind: "log-forked",
    raisedAt: Date.UTC(2026, 10, 19, 9, 30),
    words: null,
    digits: null,
    evidenceFile: "/home/alice/.config/Keyferry/log-evidence/2026-11-19T09-30-00.json",
  },
  {
    id: "2d9e4b5a-7f3c-4e0a-9b82-4c6d8e0f2a31",
    kind: "not-logged",
    raisedAt: Date.UTC(2026, 10, 18, 8, 15),
    words: null,
    digits: null,
    evidenceFile: null,
  },
  {
    id: "3e0f5c6b-8a4d-4f1b-8c93-5d7e9f1a3b42",
    kind: "log-hidden",
    raisedAt: Date.UTC(2026, 10, 17, 16, 40),
    words: null,
    digits: null,
    evidenceFile: null,
  },
];
