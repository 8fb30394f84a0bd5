import type { Page } from "@playwright/test";

export interface FrameTimes {
  /** Milliseconds between one frame and the next, in the order they were drawn. */
  readonly frames: readonly number[];
}

/** Milliseconds from a click on the vault in the list until rows stand in the grid and are drawn. */
export function clickToRows(page: Page, vault: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const button = [...document.querySelectorAll("table button")].find((it) => it.textContent === name);
        const begun = performance.now();
        if (!(button instanceof HTMLElement)) throw new Error(`There is no vault ${name} in the list.`);
        button.click();
        const look = () => {
          const stands = document.querySelector("[role=grid] [data-item-id]") !== null;
          if (stands) requestAnimationFrame(() => resolve(performance.now() - begun));
          else requestAnimationFrame(look);
        };
        look();
      }),
    vault,
  );
}

/** Turns the wheel over the grid until its end is reached. @param step pixels at a turn */
export async function scrollToEnd(
  page: Page,
  step: number,
  most = Number.POSITIVE_INFINITY,
): Promise<FrameTimes> {
  const box = await page.getByRole("grid").locator("xpath=..").boundingBox();
  if (box === null) throw new Error("There is no grid to scroll.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => {
    const times: number[] = [];
    let last = performance.now();
    const note = (now: number) => {
      times.push(now - last);
      last = now;
      Object.assign(window, { benchNextFrame: requestAnimationFrame(note) });
    };
    Object.assign(window, { benchFrames: times, benchNextFrame: requestAnimationFrame(note) });
  });
  const isAtEnd = () =>
    page.evaluate(() => {
      const scroller = document.querySelector("[role=grid]")?.parentElement;
      return !scroller || scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
    });
  for (let turns = 0; turns < most; turns += 1) {
    await page.mouse.wheel(0, step);
    if (turns % 20 === 0 && (await isAtEnd())) break;
  }
  const frames = await page.evaluate(() => {
    const bench = window as unknown as { benchFrames: number[]; benchNextFrame: number };
    cancelAnimationFrame(bench.benchNextFrame);
    return bench.benchFrames;
  });
  return { frames: frames.slice(1) };
}

/** Milliseconds from a typed text until what it finds stands in the list. */
export async function typedToFound(page: Page, text: string): Promise<number> {
  const field = page.getByRole("combobox");
  await field.fill("");
  await page.getByRole("grid").waitFor();
  await page.evaluate(() => {
    Object.assign(window, {
      benchFound: new Promise<number>((resolve) => {
        document.addEventListener(
          "input",
          ({ timeStamp }) => {
            const look = () => {
              const stands = document.querySelector("[role=listbox] [role=option]") !== null;
              if (stands) requestAnimationFrame(() => resolve(performance.now() - timeStamp));
              else requestAnimationFrame(look);
            };
            look();
          },
          { capture: true, once: true },
        );
      }),
    });
  });
  await field.fill(text);
  return page.evaluate(() => (window as unknown as { benchFound: Promise<number> }).benchFound);
}
