import { describe, expect, it } from "vitest";
import { createFindStore } from "../../../../renderer/find/find-store";
import type { FoundContainer, JobView } from "../../../../shared/protocol/ipc/views";
import { apiWith, no, yes } from "../fake-api";
import { jobOf } from "../sample-views";

const placeId = "00000000-0000-4000-8000-000000000009";
const found: FoundContainer = {
  placeId,
  path: "/x/a.keyferry",
  dataId: null,
  kind: null,
  owner: null,
  size: null,
  key: "none",
  name: null,
  range: null,
  problem: null,
};
const scan = (values: Partial<JobView>): JobView => jobOf({ kind: "scan", ...values });

function storeWith(jobs: JobView[]) {
  return createFindStore(
    apiWith({
      places: { chooseFolder: () => yes({ placeId, path: "/x" }) },
      find: { scan: () => yes({ jobId: scan({}).jobId }), results: () => yes([found]) },
      jobs: { list: () => yes(jobs) },
    }),
  );
}

describe("searching a folder", () => {
  it("shows what was found so far, and all of it in the end", async () => {
    const store = storeWith([scan({})]);
    await store.getState().chooseAndSearch();
    expect(store.getState().search).toMatchObject({ state: "running", path: "/x" });
    await store.getState().jobChanged(scan({ filesDone: 3 }));
    expect(store.getState().found).toHaveLength(1);
    await store.getState().jobChanged(scan({ state: "done" }));
    expect(store.getState().search.state).toBe("done");
  });

  it("notices a search that was over before its number came back", async () => {
    const store = storeWith([scan({ state: "done" })]);
    await store.getState().chooseAndSearch();
    expect(store.getState().search.state).toBe("done");
    expect(store.getState().found).toHaveLength(1);
  });

  it("keeps what was found when it is stopped", async () => {
    const store = storeWith([scan({})]);
    await store.getState().chooseAndSearch();
    await store.getState().jobChanged(scan({ state: "cancelled" }));
    expect(store.getState().search.state).toBe("stopped");
    expect(store.getState().found).toHaveLength(1);
  });

  it("does not care about other jobs", async () => {
    const store = storeWith([scan({})]);
    await store.getState().chooseAndSearch();
    await store.getState().jobChanged(scan({ jobId: placeId, state: "done" }));
    expect(store.getState().search.state).toBe("running");
  });

  it("says why it failed, and changes nothing when the person chose no folder", async () => {
    const failing = storeWith([scan({})]);
    await failing.getState().chooseAndSearch();
    await failing.getState().jobChanged(scan({ state: "failed", problem: "permission-denied" }));
    expect(failing.getState().search).toEqual({ state: "failed", problem: "permission-denied" });

    const store = createFindStore(apiWith({ places: { chooseFolder: () => yes(null) } }));
    await store.getState().chooseAndSearch();
    expect(store.getState().search.state).toBe("none");

    const refused = createFindStore(apiWith({ places: { chooseFolder: () => no("internal") } }));
    await refused.getState().chooseAndSearch();
    expect(refused.getState().search).toEqual({ state: "failed", problem: "internal" });
  });
});
