/** The source paper's measurements, typed in: the two tables that this benchmark stands beside. */

/** Table 1: secure channels for n users, with direct exchange and with a key management server. */
export const CHANNELS_OF_PAPER: readonly { users: number; direct: number; server: number }[] = [
  { users: 2, direct: 1, server: 2 },
  { users: 3, direct: 3, server: 3 },
  { users: 4, direct: 6, server: 4 },
  { users: 5, direct: 10, server: 5 },
  { users: 6, direct: 15, server: 6 },
  { users: 7, direct: 21, server: 7 },
  { users: 8, direct: 28, server: 8 },
  { users: 9, direct: 36, server: 9 },
  { users: 10, direct: 45, server: 10 },
];

/** Table 2: bytes to distribute n 128-bit data keys, directly and with a server (RSAES-2048). */
export const BYTES_OF_PAPER: readonly { keys: number; direct: number; server: number }[] = [
  { keys: 1, direct: 16, server: 348 },
  { keys: 2, direct: 32, server: 350 },
  { keys: 5, direct: 80, server: 350 },
  { keys: 10, direct: 160, server: 351 },
  { keys: 15, direct: 240, server: 352 },
  { keys: 20, direct: 320, server: 353 },
  { keys: 25, direct: 400, server: 354 },
  { keys: 30, direct: 480, server: 353 },
  { keys: 35, direct: 560, server: 356 },
  { keys: 40, direct: 640, server: 358 },
  { keys: 45, direct: 720, server: 360 },
  { keys: 50, direct: 800, server: 360 },
  { keys: 55, direct: 880, server: 360 },
  { keys: 60, direct: 960, server: 362 },
  { keys: 65, direct: 1040, server: 359 },
  { keys: 70, direct: 1120, server: 360 },
  { keys: 75, direct: 1200, server: 362 },
  { keys: 80, direct: 1280, server: 364 },
  { keys: 90, direct: 1440, server: 365 },
  { keys: 100, direct: 1600, server: 368 },
];

/** Keys from which on the server way moves fewer bytes than the direct way, in the paper. */
export const BREAK_EVEN_OF_PAPER = 21.75;

/** Bytes of one data key. */
export const KEY_BYTES = 16;
