export type * from "./desktop";
export type * from "./engine";
export type * from "./files";
export type * from "./key-server";
export type * from "./keychain";
