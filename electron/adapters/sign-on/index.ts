export { type BrowserSignOnOptions, browserSignOn } from "./browser-sign-on";
