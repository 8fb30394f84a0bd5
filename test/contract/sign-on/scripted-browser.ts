/** Signs in at the provider's pages as a person with a browser does: follows redirects, keeps cookies, sends forms. */
export class ScriptedBrowser {
  private readonly cookies = new Map<string, string>();
  /** Every address that was asked for, in order. */
  readonly visited: string[] = [];

  /** @param login name that is typed into the login page; null presses "cancel" on the first page */
  constructor(private readonly login: string | null) {}

  /** @returns the text of the page where it ends */
  async open(address: string): Promise<string> {
    let page = await this.request(address);
    for (let step = 0; step < 12; step++) {
      const form = formIn(page.text, page.url);
      if (!form) return page.text;
      if (this.login === null) return (await this.request(cancelLink(page.text, page.url))).text;
      const fields = { ...form.fields, ...(form.fields.prompt === "login" ? this.typed(this.login) : {}) };
      page = await this.request(form.action, new URLSearchParams(fields));
    }
    throw new Error("the sign-on does not end");
  }

  private typed(login: string): Record<string, string> {
    return { login, password: "not looked at" };
  }

  private async request(address: string, form?: URLSearchParams): Promise<{ url: string; text: string }> {
    let [url, body] = [address, form];
    for (let hop = 0; hop < 12; hop++) {
      this.visited.push(url);
      const host = new URL(url).host;
      const response = await fetch(url, {
        method: body ? "POST" : "GET",
        redirect: "manual",
        headers: { cookie: this.cookies.get(host) ?? "" },
        ...(body ? { body } : {}),
      });
      this.keepCookies(host, response.headers.getSetCookie());
      const place = response.headers.get("location");
      if (!place) return { url, text: await response.text() };
      url = new URL(place, url).href;
      body = undefined;
    }
    throw new Error("too many redirects");
  }

  private keepCookies(host: string, set: readonly string[]): void {
    const jar = new Map(
      (this.cookies.get(host) ?? "")
        .split("; ")
        .filter(Boolean)
        .map((pair) => pair.split(/=(.*)/s) as [string, string]),
    );
    for (const line of set) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    this.cookies.set(host, [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
  }
}

function formIn(html: string, base: string): { action: string; fields: Record<string, string> } | null {
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) return null;
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  const fields = hidden.map((input) => [attribute(input, "name"), attribute(input, "value")] as const);
  return { action: new URL(action, base).href, fields: Object.fromEntries(fields) };
}

function attribute(tag: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

function cancelLink(html: string, base: string): string {
  const link = /<a href="([^"]*abort[^"]*)"/.exec(html)?.[1];
  if (link === undefined) throw new Error("the page has no way to cancel");
  return new URL(link, base).href;
}
