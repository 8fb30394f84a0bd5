/**
 * Types of files that a system runs, rather than shows, when it "opens" them. A file that somebody else shared must not start
 * by a double click in Keyferry: once decrypted it carries none of the marks by which a system warns of downloads.
 */
const PROGRAM_TYPES: ReadonlySet<string> = new Set(
  [
    // Windows
    "appref-ms appx application bat chm cmd com cpl diagcab exe gadget hta inf ins isp jar js jse lnk mde msc msh msi msix",
    "appinstaller appxbundle diagcfg diagpkg hlp img iso library-ms msixbundle rdp search-ms searchconnector-ms theme themepack vhd vhdx xll",
    "msp mst pif ps1 ps2 psc1 psd1 psm1 reg scf scr sct settingcontent-ms shb sys url vb vbe vbs website ws wsc wsf wsh",
    // macOS
    "action app command dmg fileloc inetloc mpkg pkg prefpane scpt scptd service terminal tool workflow webloc",
    // Linux
    "appimage deb desktop flatpakref rpm run sh snap",
    // everywhere
    "jnlp pl py rb",
  ].flatMap((line) => line.split(" ")),
);

/** Whether the system would run a file of this name. Trailing dots and spaces do not count: Windows drops them. */
export function isProgram(fileName: string): boolean {
  const extension = /\.([^.]*)$/.exec(fileName.replace(/[. ]+$/, ""))?.[1];
  return extension !== undefined && PROGRAM_TYPES.has(extension.toLowerCase());
}
