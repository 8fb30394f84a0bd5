/** What can be wrong with what a transparency log says, as a closed list, each with a sentence for the user. */
export const LOG_ERROR_SENTENCES = {
  "proof-invalid":
    "The key server could not prove that its answer is in its log. It was not used. Tell whoever runs the server.",
  "note-malformed":
    "The key server's log signed something that cannot be read. It was not used. Tell whoever runs the server.",
  "note-unsigned":
    "A statement about the key server's log is not signed by anybody you trust. It was not used.",
  "checkpoint-unsigned":
    "The state of the key server's log is not signed by the log's own key. It was not used. Tell whoever runs the server.",
  "cosignatures-missing":
    "Too few of the witnesses that your settings demand have confirmed the key server's log. Try again later.",
  "log-key-malformed": "A key of the key server's log cannot be read. Check your settings.",
  "log-data-malformed":
    "A part of the key server's log is damaged or missing. Try again later, and tell whoever runs the server.",
} as const;

export type LogErrorCode = keyof typeof LOG_ERROR_SENTENCES;

/** The only error that functions of `shared/log` throw for what comes from outside. `message` is for logs. */
export class LogError extends Error {
  override readonly name = "LogError";
  readonly code: LogErrorCode;

  constructor(code: LogErrorCode, message: string = code) {
    super(message);
    this.code = code;
  }

  /** What to tell the user. */
  get sentence(): string {
    return LOG_ERROR_SENTENCES[this.code];
  }
}
