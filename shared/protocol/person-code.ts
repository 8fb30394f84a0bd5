/** What the QR code of a person says: who she is at her key server, and the sixty digits of her fingerprint. Nothing in it is secret. */
export interface PersonCode {
  /** 32 lower-case hex digits. */
  readonly userId: string;
  /** 60 digits. */
  readonly digits: string;
}

const PERSON_CODE = /^keyferry:person\/([0-9a-f]{32})\?fingerprint=([0-9]{60})$/;

/** `keyferry:person/<user ID>?fingerprint=<60 digits>` */
export function formatPersonCode({ userId, digits }: PersonCode): string {
  return `keyferry:person/${userId}?fingerprint=${digits}`;
}

/** Null for anything but exactly such a code. */
export function parsePersonCode(text: string): PersonCode | null {
  const [, userId, digits] = PERSON_CODE.exec(text) ?? [];
  return userId === undefined || digits === undefined ? null : { userId, digits };
}
