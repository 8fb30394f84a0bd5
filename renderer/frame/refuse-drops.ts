/** A file dropped where nothing takes it must not be opened by the window itself. */
export function refuseDrops(page: Window): void {
  for (const event of ["dragover", "drop"]) {
    page.addEventListener(event, (dropped) => dropped.preventDefault());
  }
}
