export { type ConnectionSettings, connectKeyServer } from "./connect-key-server";
export { KeyServerClient } from "./key-server-client";
