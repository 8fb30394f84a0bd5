import { describe, expect, it } from "vitest";
import { Places } from "../../../../../electron/services/places/places";
import { ScriptedDesktop } from "../stand-ins/scripted-desktop";

describe("a place", () => {
  it("is known only for the purpose it was chosen for", async () => {
    const desktop = new ScriptedDesktop();
    desktop.folders.push("/home/anna/Dropbox");
    const places = new Places({ desktop });
    const chosen = await places.chooseFolder({ purpose: "scan" });
    expect(chosen?.path).toBe("/home/anna/Dropbox");
    const placeId = chosen?.placeId ?? "";
    expect(places.pathOf(placeId, "scan")).toBe("/home/anna/Dropbox");
    expect(() => places.pathOf(placeId, "new-vault")).toThrowError(
      expect.objectContaining({ code: "request-invalid" }),
    );
  });

  it("does not exist when the dialog was closed or the ID was made up", async () => {
    const places = new Places({ desktop: new ScriptedDesktop() });
    expect(await places.chooseFolder({ purpose: "scan" })).toBeNull();
    expect(() => places.pathOf("7f0c4c60-0000-4000-8000-000000000000", "scan")).toThrowError(
      expect.objectContaining({ code: "request-invalid" }),
    );
  });

  it("keeps its ID when it is remembered again", () => {
    const places = new Places({ desktop: new ScriptedDesktop() });
    expect(places.remember("/a", "container")).toBe(places.remember("/a", "container"));
    expect(places.remember("/a", "container")).not.toBe(places.remember("/a", "open-vault"));
  });
});
