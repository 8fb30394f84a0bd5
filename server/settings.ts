import { getHeapStatistics } from "node:v8";
import type { Logger } from "pino";

/** Limits of use, all of them per minute. */
export interface RateLimits {
  /** Requests of one person who is signed in. */
  readonly requestsPerPerson: number;
  /** Requests from one network address, signed in or not. */
  readonly requestsPerAddress: number;
  /** Enrolments and session starts from one network address. */
  readonly attemptsPerAddress: number;
  /** Look-ups of one person, whatever they ask for. */
  readonly lookupsPerPerson: number;
}

export interface BodyLimits {
  /** Bytes of an ordinary request's body. */
  readonly ordinary: number;
  /** Bytes of a batch. */
  readonly batch: number;
}

/** Beyond these the server answers only that it cannot answer now. 0 is no limit. */
export interface PressureLimits {
  /** Milliseconds by which timers come late, on average since the last sample. */
  readonly eventLoopDelay: number;
  /** Bytes of the JavaScript heap in use. */
  readonly heapBytes: number;
  /** Milliseconds between two samples; more than `eventLoopDelay`, since a sample without a measurement counts as endless delay. */
  readonly sampleInterval: number;
}

export interface ServerLimits {
  readonly rates: RateLimits;
  readonly pressure: PressureLimits;
  readonly bodies: BodyLimits;
  /** Milliseconds for a whole request to arrive. */
  readonly requestTimeout: number;
}

export const DEFAULT_LIMITS: ServerLimits = {
  rates: {
    requestsPerPerson: 1200,
    requestsPerAddress: 6000,
    attemptsPerAddress: 240,
    lookupsPerPerson: 240,
  },
  pressure: {
    eventLoopDelay: 2000,
    heapBytes: Math.floor(getHeapStatistics().heap_size_limit * 0.9),
    sampleInterval: 2500,
  },
  bodies: { ordinary: 64 * 1024, batch: 8 * 1024 * 1024 },
  requestTimeout: 30_000,
};

/** Tells the time in Unix milliseconds; tests bring their own. */
export type Clock = () => number;

export interface TlsFiles {
  /** PEM: certificate chain. */
  readonly certificate: string | Buffer;
  /** PEM: private key. */
  readonly key: string | Buffer;
}

/** Private keys of the log; whoever has them can sign checkpoints in its name. */
export interface LogSecrets {
  /** C2SP signer key, "PRIVATE+KEY+<log's name>+…". */
  readonly signerKey: string;
  /** Successor of `signerKey` while the log is changing over; used when the log says that it is in force. */
  readonly nextSignerKey?: string;
  /** Seed of the key that makes labels of addresses; 32 bytes. */
  readonly labelSeed: Uint8Array;
}

/** A witness that is asked to cosign checkpoints (C2SP tlog-witness). */
export interface WitnessOptions {
  /** Verifier key for cosignatures, type 0x04. */
  readonly vkey: string;
  /** Base of its address; "/add-checkpoint" is added. */
  readonly url: string;
}

export interface LogOptions {
  readonly secrets: LogSecrets;
  /** File that remembers the newest published checkpoint outside the database; null in memory. */
  readonly markFile: string | null;
  readonly witnesses: readonly WitnessOptions[];
  /** How many of them must cosign before a checkpoint is shown to anybody. */
  readonly quorum: number;
}

/** Company sign-on by OpenID Connect: who signs ID tokens, and for which client. */
export interface SignOnOptions {
  readonly issuer: string;
  readonly clientId: string;
}

export interface ServerOptions {
  /** Path of the database file, ":memory:", or "postgres://…". */
  readonly database: string;
  /** "invite" unless said otherwise. */
  readonly enrolment?: "invite" | "open";
  /** Fresh keys and no witnesses when absent, as for a server in memory. */
  readonly log?: LogOptions;
  readonly signOn?: SignOnOptions;
  /** Reverse proxies whose X-Forwarded-For is believed: addresses or networks. None when absent. */
  readonly trustedProxies?: readonly string[];
  readonly logger: Logger;
  /**
   * Origin under which clients reach the server (https://keys.example.org), the audience of their assertions. When
   * absent it is the address that the server listens on.
   */
  readonly publicOrigin?: string;
  readonly tls?: TlsFiles;
  readonly limits?: ServerLimits;
  readonly clock?: Clock;
}
