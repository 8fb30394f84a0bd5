/**
 * A link that may be handed to the system's browser, parsed and written anew, or null. Only https, without user name
 * or password: other schemes start other programs, and what comes before an @ is there to deceive.
 */
export function safeExternalLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return null;
  return url.href;
}
