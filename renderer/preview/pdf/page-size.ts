export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * How much a page is enlarged to be drawn: as wide as there is room, in the pixels of the screen, but never more pixels than
 * `mostPixels`.
 * @param page in points
 */
export function scaleFor(page: Size, roomWidth: number, pixelRatio: number, mostPixels: number): number {
  const wanted = (roomWidth / page.width) * pixelRatio;
  const most = Math.sqrt(mostPixels / (page.width * page.height));
  return Math.min(wanted, most);
}
