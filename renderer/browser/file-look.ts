/** The kinds of file that have a picture of their own. */
export type FileLook =
  | "image"
  | "video"
  | "audio"
  | "pdf"
  | "archive"
  | "sheet"
  | "slides"
  | "text"
  | "other";

const BY_ENDING: ReadonlyMap<string, FileLook> = new Map<string, FileLook>([
  ["zip", "archive"],
  ["gz", "archive"],
  ["7z", "archive"],
  ["xz", "archive"],
  ["tar", "archive"],
  ["rar", "archive"],
  ["csv", "sheet"],
  ["ods", "sheet"],
  ["xls", "sheet"],
  ["xlsx", "sheet"],
  ["odp", "slides"],
  ["ppt", "slides"],
  ["pptx", "slides"],
  ["doc", "text"],
  ["docx", "text"],
  ["odt", "text"],
  ["md", "text"],
  ["txt", "text"],
  ["json", "text"],
  ["pdf", "pdf"],
  ["jpg", "image"],
  ["jpeg", "image"],
  ["png", "image"],
  ["gif", "image"],
  ["webp", "image"],
  ["svg", "image"],
  ["heic", "image"],
  ["mp4", "video"],
  ["mov", "video"],
  ["mkv", "video"],
  ["webm", "video"],
  ["mp3", "audio"],
  ["flac", "audio"],
  ["ogg", "audio"],
  ["wav", "audio"],
]);

/** What a file looks like in a list: by its media type where that says enough, else by the ending of its name. */
export function fileLookOf(name: string, mediaType: string): FileLook {
  const [main] = mediaType.split("/");
  if (main === "image" || main === "video" || main === "audio") return main;
  if (mediaType === "application/pdf") return "pdf";
  const ending = name.includes(".") ? (name.split(".").at(-1) ?? "") : "";
  return BY_ENDING.get(ending.toLowerCase()) ?? (main === "text" ? "text" : "other");
}
