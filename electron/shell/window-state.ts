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
 * Where to open the window: as it was left, unless the screen it was on is gone.
 * @param screens  work areas of the displays that are connected now, the primary one first
 */
export function placeWindow(
  saved: WindowState | null,
  screens: readonly Rectangle[],
): { bounds: Partial<Rectangle>; isMaximized: boolean } {
  const [primary] = screens;
  const fits = (size: number, most: number | undefined) => Math.min(size, most ?? size);
  if (saved === null || !screens.some((screen) => isWithinReach(saved.bounds, screen))) {
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
      width: Math.max(saved.bounds.width, LEAST_SIZE.width),
      height: Math.max(saved.bounds.height, LEAST_SIZE.height),
    },
    isMaximized: saved.isMaximized,
  };
}
