export type * from "./desktop";
export type * from "./engine";
export type * from "./files";
export type * from "./key-server";
export type * from "./keychain";
export type * from "./own-records";
export type * from "./proven-people";
export type * from "./sign-on";
