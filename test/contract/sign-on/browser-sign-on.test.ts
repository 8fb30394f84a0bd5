import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { browserSignOn } from "../../../electron/adapters/sign-on";
import { KeyferryError } from "../../../electron/services/keyferry-error";
import { CLIENT_ID, CompanySignOn } from "./company-sign-on";
import { ScriptedBrowser } from "./scripted-browser";

describe("sign-on in the browser", () => {
  let company: CompanySignOn;

  beforeAll(async () => {
    vi.spyOn(console, "info").mockImplementation(() => undefined);
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    company = await CompanySignOn.open({
      ada: { email: "Ada@Example.org", email_verified: true },
      bea: { email: "bea@example.org", email_verified: false },
      cleo: {},
    });
  });
  afterAll(() => company.close());

  const provider = () => ({ issuer: company.issuer, clientId: CLIENT_ID });

  /** Signs on while a browser does as it is told in the background. */
  function signIn(
    drive: (address: string) => Promise<unknown>,
    { patience = 10_000, signal = new AbortController().signal, at = provider() } = {},
  ) {
    const failed: unknown[] = [];
    const page = () => ({
      language: "en",
      title: "You can close this page",
      text: "Go back to Keyferry to go on.",
    });
    const openBrowser = async (address: string) => {
      drive(address).catch((error: unknown) => failed.push(error));
    };
    return browserSignOn({ openBrowser, page, patience }).signIn(at, signal);
  }

  async function codeOf(attempt: Promise<unknown>): Promise<string> {
    try {
      await attempt;
    } catch (error) {
      if (error instanceof KeyferryError) return error.code;
      throw error;
    }
    throw new Error("it succeeded");
  }

  it("gives the ID token of who signed in, and her verified address in its normal form", async () => {
    const browser = new ScriptedBrowser("ada");
    let page = "";
    const { idToken, address } = await signIn(async (place) => (page = await browser.open(place)));
    expect(address).toBe("ada@example.org");
    expect(decodeJwt(idToken)).toMatchObject({ iss: company.issuer, aud: CLIENT_ID, sub: "ada" });
    await vi.waitFor(() => expect(page).toContain("You can close this page"));
    const asked = new URL(browser.visited[0] ?? "");
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      scope: "openid email",
    });
    expect(new URL(asked.searchParams.get("redirect_uri") ?? "").hostname).toBe("127.0.0.1");
    expect(decodeJwt(idToken).nonce).toBe(asked.searchParams.get("nonce"));
  });

  it("asks with another state, nonce, challenge and port each time", async () => {
    const asked: URLSearchParams[] = [];
    for (let round = 0; round < 2; round++)
      await signIn((place) => {
        asked.push(new URL(place).searchParams);
        return new ScriptedBrowser("ada").open(place);
      });
    for (const name of ["state", "nonce", "code_challenge"])
      expect(asked[0]?.get(name)).not.toBe(asked[1]?.get(name));
  });

  it.each(["bea", "cleo"])("refuses %s, whose address the company does not vouch for", async (login) => {
    expect(await codeOf(signIn((place) => new ScriptedBrowser(login).open(place)))).toBe("sign-on-refused");
  });

  it("ends when the person cancels at the company's page", async () => {
    expect(await codeOf(signIn((place) => new ScriptedBrowser(null).open(place)))).toBe("sign-on-refused");
  });

  it("ends when nobody signs in, and when the app is told to stop", async () => {
    expect(await codeOf(signIn(async () => undefined, { patience: 300 }))).toBe("sign-on-refused");
    const stopping = new AbortController();
    const attempt = codeOf(signIn(async () => stopping.abort(), { signal: stopping.signal }));
    expect(await attempt).toBe("cancelled");
  });

  it("waits on when something else comes to its port", async () => {
    const answers: number[] = [];
    const { address } = await signIn(async (place) => {
      const back = new URL(new URL(place).searchParams.get("redirect_uri") ?? "");
      const state = new URL(place).searchParams.get("state") ?? "";
      const strangers = [
        `${back.href}?code=stolen&state=guessed`,
        `${back.href}?code=stolen`,
        `${back.origin}/other?code=x&state=${state}`,
      ];
      for (const stranger of strangers) answers.push((await fetch(stranger)).status);
      answers.push((await fetch(`${back.href}?code=x&state=${state}`, { method: "POST" })).status);
      return new ScriptedBrowser("ada").open(place);
    });
    expect(address).toBe("ada@example.org");
    expect(answers).toEqual([404, 404, 404, 404]);
  });

  it("refuses a code that is not for what it asked", async () => {
    const attempt = signIn(async (place) => {
      const asked = new URL(place).searchParams;
      await fetch(
        `${asked.get("redirect_uri")}?code=made-up&state=${asked.get("state")}&iss=${company.issuer}`,
      );
    });
    expect(await codeOf(attempt)).toBe("sign-on-refused");
  });

  it("frees its port afterwards", async () => {
    let back = "";
    await signIn((place) => {
      back = new URL(place).searchParams.get("redirect_uri") ?? "";
      return new ScriptedBrowser("ada").open(place);
    });
    await vi.waitFor(() => expect(fetch(back)).rejects.toThrow());
  });

  it.each(["http://login.example.org", "file:///etc", "not an address"])(
    "does not follow a key server to %s",
    async (issuer) => {
      const opened: string[] = [];
      const attempt = signIn(async (place) => opened.push(place), { at: { issuer, clientId: CLIENT_ID } });
      expect([await codeOf(attempt), opened]).toEqual(["sign-on-unavailable", []]);
    },
  );

  it("does not open what a company's description names when that is no web page", async () => {
    const server = createServer((_request, response) => {
      const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      response.writeHead(200, { "content-type": "application/json" }).end(
        JSON.stringify({
          issuer,
          authorization_endpoint: "file:///bin/sh",
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const opened: string[] = [];
    const attempt = signIn(async (place) => opened.push(place), { at: { issuer, clientId: CLIENT_ID } });
    expect([await codeOf(attempt), opened]).toEqual(["sign-on-unavailable", []]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await codeOf(signIn(async () => undefined, { at: { issuer, clientId: CLIENT_ID } }))).toBe(
      "sign-on-unavailable",
    );
  });
});
