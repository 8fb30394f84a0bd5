import { z } from "zod";

const rectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Rectangle = z.infer<typeof rectangleSchema>;

const windowStateSchema = z.object({ bounds: rectangleSchema, isMaximized: z.boolean() });
export type WindowState = z.infer<typeof windowStateSchema>;

export const DEFAULT_SIZE = { width: 1180, height: 780 } as const;
export const LEAST_SIZE = { width: 720, height: 520 } as const;

/** So much of the title bar must be on a screen that the window can be taken hold of. */
const LEAST_VISIBLE = 64;

/** The state that was saved, or null when the text is not one. */
export function parseWindowState(text: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isWithinReach(bounds: Rectangle, screen: Rectangle): boolean {
  const overlap = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  return (
    overlap >= LEAST_VISIBLE && bounds.y >= screen.y && bounds.y <= screen.y + screen.height - LEAST_VISIBLE
  );
}

/**
 * Where to open the window: as it was left, unless the screen it was on is gone; and never larger than its screen, which may have
 * become smaller.
 * @param screens  work areas of the displays that are connected now, the primary one first
 */
export function placeWindow(
  saved: WindowState | null,
  screens: readonly Rectangle[],
): { bounds: Partial<Rectangle>; isMaximized: boolean } {
  const [primary] = screens;
  const fits = (size: number, most: number | undefined) => Math.min(size, most ?? size);
  const around = screens.find((screen) => saved !== null && isWithinReach(saved.bounds, screen));
  if (saved === null || around === undefined) {
    return {
      bounds: {
        width: fits(DEFAULT_SIZE.width, primary?.width),
        height: fits(DEFAULT_SIZE.height, primary?.height),
      },
      isMaximized: saved?.isMaximized ?? false,
    };
  }
  return {
    bounds: {
      ...saved.bounds,
      width: Math.max(fits(saved.bounds.width, widest(screens)), LEAST_SIZE.width),
      height: Math.max(fits(saved.bounds.height, around.height), LEAST_SIZE.height),
    },
    isMaximized: saved.isMaximized,
  };
}

/** Across screens that stand side by side: a window may lie on two of them. */
function widest(screens: readonly Rectangle[]): number {
  const left = Math.min(...screens.map(({ x }) => x));
  return Math.max(...screens.map(({ x, width }) => x + width)) - left;
}

/** Whether a window that was out of sight can be taken hold of where it is: its screen may have gone meanwhile. */
export function canBeReached(bounds: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((screen) => isWithinReach(bounds, screen));
}
