import { words } from "../words/words";

/** About how long something will still take, from a second up; null when that cannot be told or is over. */
export function formatTimeLeft(bytesLeft: number, bytesPerSecond: number): string | null {
  if (bytesLeft <= 0 || bytesPerSecond <= 0) return null;
  const seconds = Math.ceil(bytesLeft / bytesPerSecond);
  if (seconds > 24 * 3600) return null;
  if (seconds < 60) return words.moments.secondsLeft(seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? words.moments.minutesLeft(minutes) : words.moments.hoursLeft(Math.ceil(minutes / 60));
}
