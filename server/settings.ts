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

export interface ServerLimits {
  readonly rates: RateLimits;
  readonly bodies: BodyLimits;
  /** Milliseconds for a whole request to arrive. */
  readonly requestTimeout: number;
}

export const DEFAULT_LIMITS: ServerLimits = {
  rates: {
    requestsPerPerson: 1200,
    requestsPerAddress: 6000,
    attemptsPerAddress: 120,
    lookupsPerPerson: 240,
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

export interface ServerOptions {
  /** Path of the database file, or ":memory:". */
  readonly database: string;
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
