/** Where a drag by pointer is: over an element of the page, over none of interest, or outside of the window. */
export interface PointerDragListener {
  /** The pointer went far enough for it to be a drag. */
  readonly begun: () => void;
  readonly moved: (x: number, y: number) => void;
  /** It left the window for the first time. */
  readonly left: () => void;
  /** The button was let go of, or (`isDropped` false) the drag given up. Nothing comes after it. */
  readonly ended: (isDropped: boolean) => void;
}

/** A pressed button wobbles. */
const BEGINS_AFTER_PX = 6;

/**
 * Follows the pointer from a pressed button on, also outside of the window, until it is let go of. Nothing happens before it moved.
 * @param holder gets the pointer for as long as the drag lasts
 * @returns ends it from outside
 */
export function followPointer(
  pressed: Pick<PointerEvent, "clientX" | "clientY" | "pointerId">,
  holder: HTMLElement,
  listener: PointerDragListener,
): () => void {
  let isBegun = false;
  let hasLeft = false;
  const stop = new AbortController();

  const end = (isDropped: boolean) => {
    if (stop.signal.aborted) return;
    stop.abort();
    if (holder.hasPointerCapture(pressed.pointerId)) holder.releasePointerCapture(pressed.pointerId);
    if (isBegun) listener.ended(isDropped);
  };
  const on = <E extends keyof WindowEventMap>(event: E, act: (event: WindowEventMap[E]) => void) =>
    window.addEventListener(event, act, { signal: stop.signal });

  on("pointermove", (event) => {
    if (event.pointerId !== pressed.pointerId) return;
    const { clientX: x, clientY: y } = event;
    if (!isBegun) {
      if (Math.hypot(x - pressed.clientX, y - pressed.clientY) < BEGINS_AFTER_PX) return;
      isBegun = true;
      holder.setPointerCapture(pressed.pointerId);
      listener.begun();
    }
    listener.moved(x, y);
    if (!hasLeft && isOutside(x, y)) {
      hasLeft = true;
      listener.left();
    }
  });
  on("pointerup", (event) => {
    if (event.pointerId === pressed.pointerId) end(true);
  });
  on("pointercancel", () => end(false));
  on("blur", () => end(false));
  on("keydown", (event) => {
    if (event.key !== "Escape" || !isBegun) return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  });
  return () => end(false);
}

function isOutside(x: number, y: number): boolean {
  return x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight;
}
