export { createKeytarKeychain, KEYCHAIN_SERVICE } from "./keytar-keychain";
