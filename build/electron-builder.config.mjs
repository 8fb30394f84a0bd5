import { electronRuntime } from "./electron-runtime.mjs";
import { afterPack } from "./packaging/after-pack.mjs";
import { inProject } from "./project-folders.mjs";

/** Where people find out more; Linux packages must name a place. */
const homepage = process.env["KEYFERRY_HOMEPAGE"] ?? "https://keyferry.example";

/**
 * How the app is packaged, for all three systems.
 *
 * Signing is asked for by the environment, with electron-builder's own names: `CSC_LINK` and `CSC_KEY_PASSWORD` (macOS),
 * `WIN_CSC_LINK` and `WIN_CSC_KEY_PASSWORD` (Windows), `APPLE_API_KEY`, `APPLE_API_KEY_ID` and `APPLE_API_ISSUER`
 * (notarisation). Without them the packages are unsigned.
 * @param {NodeJS.Platform} platform  the system that is packaged for
 * @param {{ isRelease: boolean }} options  what is no release is packed fast rather than small
 * @returns {import("electron-builder").Configuration}
 */
export function electronBuilderConfig(platform, { isRelease }) {
  const runtime = electronRuntime();
  return {
    appId: "org.keyferry.desktop",
    productName: "Keyferry",
    copyright: "The Keyferry authors, Apache-2.0",
    directories: { output: "release", buildResources: "build/icons" },
    extraMetadata: { homepage },

    electronVersion: runtime.version,
    // The runtime of this machine serves for this machine's system; for another it is downloaded.
    ...(platform === process.platform ? { electronDist: runtime.folder } : {}),
    afterPack,

    files: [
      "dist/electron/**",
      "dist/renderer/**",
      "!**/*.map",
      // The key server's database is no part of the app.
      "!node_modules/{libsql,@libsql,@neon-rs,detect-libc}/**",
      // Of the keychain module: its prebuilt binary for this system, not its sources.
      "!node_modules/node-addon-api/**",
      "!node_modules/keytar/{src,script,build}/**",
      "!node_modules/keytar/binding.gyp",
      "!node_modules/keytar/prebuilds/!(${platform}-${arch})/**",
    ],
    asar: true,
    asarUnpack: ["**/*.node"],
    npmRebuild: false,
    nodeGypRebuild: false,
    publish: null,
    artifactName: "${name}-${version}-${os}-${arch}.${ext}",

    fileAssociations: [
      {
        ext: "keyferry",
        name: "Keyferry container",
        description: "Keyferry container",
        mimeType: "application/vnd.keyferry.container",
        role: "Editor",
        icon: "build/icons/container.png",
      },
    ],
    protocols: [{ name: "Keyferry", schemes: ["keyferry"] }],

    linux: {
      target: ["tar.gz", "deb"],
      executableName: "keyferry",
      icon: "build/icons/linux",
      category: "Utility",
      synopsis: "Encrypted vaults, shared by keys",
      syncDesktopName: true,
      desktop: { entry: { Keywords: "encryption;vault;share;key;", StartupNotify: "true" } },
    },
    deb: {
      compression: isRelease ? "xz" : "gz",
      packageCategory: "utils",
      depends: [
        "libgtk-3-0 | libgtk-3-0t64",
        "libnss3",
        "libasound2 | libasound2t64",
        "libgbm1",
        "libatspi2.0-0 | libatspi2.0-0t64",
        "libsecret-1-0",
        "xdg-utils",
      ],
      recommends: ["gnome-keyring | kwalletmanager | keepassxc"],
    },

    win: {
      target: [{ target: "nsis", arch: ["x64"] }],
      icon: "build/icons/icon.png",
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    },

    mac: {
      target: [
        { target: "dmg", arch: ["x64", "arm64"] },
        { target: "zip", arch: ["x64", "arm64"] },
      ],
      icon: "build/icons/icon.png",
      category: "public.app-category.productivity",
      extendInfo: {
        NSCameraUsageDescription:
          "Keyferry reads the QR code of a person's fingerprint. No picture is kept or sent.",
      },
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: inProject("build", "packaging", "entitlements.mac.plist"),
      entitlementsInherit: inProject("build", "packaging", "entitlements.mac.plist"),
      notarize: process.env["APPLE_API_KEY"] !== undefined,
    },
  };
}
