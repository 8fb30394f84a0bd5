import { describe, expect, it } from "vitest";
import { createSearchStore, isSearching } from "../../../../renderer/search/search-store";
import type { IpcAnswer } from "../../../../shared/protocol/ipc/contract";
import type { SearchAnswer } from "../../../../shared/protocol/ipc/search-views";
import { apiWith, no, yes } from "../fake-api";
import { fileNamed, idOf } from "../sample-views";

const VAULT = idOf(1);

function answerWith(...names: string[]): SearchAnswer {
  const found = names.map((name, i) => ({
    item: fileNamed(name, 10 + i),
    folderId: VAULT,
    path: ["Papers"],
  }));
  return { total: names.length, found };
}

/** A main process that answers each text when the test says so. */
function slowly() {
  const answers = new Map<string, (answer: IpcAnswer<SearchAnswer>) => void>();
  const store = createSearchStore(
    apiWith({ items: { search: ({ text }) => new Promise((resolve) => answers.set(text, resolve)) } }),
  );
  const answer = (text: string, ...names: string[]) =>
    answers.get(text)?.({ ok: true, value: answerWith(...names) });
  return { store, answer };
}

const namesIn = (store: ReturnType<typeof createSearchStore>) => {
  const { answer } = store.getState();
  return answer.state === "ready" ? answer.value.found.map(({ item }) => item.name) : answer.state;
};

describe("searching a vault", () => {
  it("shows the answer to what was typed last, in whatever order the answers come", async () => {
    const { store, answer } = slowly();
    const first = store.getState().ask(VAULT, "d");
    const second = store.getState().ask(VAULT, "deed");
    answer("deed", "deed.pdf");
    await second;
    answer("d", "diary.txt", "deed.pdf");
    await first;
    expect(namesIn(store)).toEqual(["deed.pdf"]);
  });

  it("opens what fits all that was typed, though Enter came before the answer", async () => {
    const { store, answer } = slowly();
    const first = store.getState().ask(VAULT, "d");
    answer("d", "diary.txt");
    await first;
    void store.getState().ask(VAULT, "de");
    const chosen = store.getState().chosen();
    answer("de", "deed.pdf");
    expect((await chosen)?.item.name).toBe("deed.pdf");
  });

  it("keeps the last results in sight until the next are there", async () => {
    const { store, answer } = slowly();
    const first = store.getState().ask(VAULT, "d");
    expect(namesIn(store)).toBe("loading");
    answer("d", "diary.txt");
    await first;
    void store.getState().ask(VAULT, "de");
    expect(namesIn(store)).toEqual(["diary.txt"]);
  });

  it("moves within what was found and begins at the best for every new text", async () => {
    const store = createSearchStore(apiWith({ items: { search: () => yes(answerWith("a", "b", "c")) } }));
    await store.getState().ask(VAULT, "x");
    store.getState().activate(9);
    expect(store.getState().active).toBe(2);
    await store.getState().again();
    expect(store.getState().active).toBe(2);
    store.getState().activate(-4);
    expect(store.getState().active).toBe(0);
    store.getState().activate(1);
    await store.getState().ask(VAULT, "xy");
    expect(store.getState().active).toBe(0);
  });

  it("searches for nothing when only spaces are left, and forgets all when it ends", async () => {
    const { store, answer } = slowly();
    const asking = store.getState().ask(VAULT, "d");
    await store.getState().ask(VAULT, "  ");
    answer("d", "diary.txt");
    await asking;
    expect(isSearching(store.getState())).toBe(false);
    expect(namesIn(store)).toBe("loading");
    expect(await store.getState().chosen()).toBeNull();
    store.getState().close();
    expect(store.getState()).toMatchObject({ vaultId: null, text: "", active: 0 });
  });

  it("says why when the vault cannot be searched, and searches again", async () => {
    let fail = true;
    const store = createSearchStore(
      apiWith({ items: { search: () => (fail ? no("vault-not-found") : yes(answerWith("a"))) } }),
    );
    await store.getState().ask(VAULT, "a");
    expect(namesIn(store)).toBe("failed");
    fail = false;
    await store.getState().again();
    expect(namesIn(store)).toEqual(["a"]);
  });
});
