import { randomBytes } from "node:crypto";
import { request } from "node:https";
import { connectKeyServer, type KeyServerClient } from "../../../electron/adapters/key-server";
import type { GrantChange, SessionSigner } from "../../../electron/services/ports/key-server";
import { createDemoRoot, type DemoRoot, grantTo } from "../../../server-mock/demo-grants";
import { createDemoPerson, type DemoPerson, signFor } from "../../../server-mock/demo-person";
import { DemoSession, type Fetch } from "../../../server-mock/demo-session";
import {
  coverRange,
  deriveCover,
  deriveLeaf,
  equalConstantTime,
  generateDataKey,
  leafFromCover,
  newDataId,
  type SecretKey16,
  treeDepth,
} from "../../../shared/crypto";
import { type Grant, openGrant, type SeenCheckpoint } from "../../../shared/format";
import { myKeyPath } from "../../../shared/protocol/http/paths";
import type { Certificates } from "../../contract/harness/certificates";
import { startTestServer } from "../../contract/harness/test-server";
import { AnswerMeter, type MeteredAnswer } from "./answer-meter";

/** A file of 1 GiB in segments of 256 KiB: one key each. */
export const SEGMENTS = 4096;
export const MOST_KEYS = 100;
/** A transparency log of a million entries. */
const CHECKPOINT: SeenCheckpoint = { size: 1_000_000, rootHash16: new Uint8Array(16).fill(0xa5) };

export interface SizeRow {
  readonly keys: number;
  /** Tree nodes that cover the keys: from the file's start, and where most are needed. */
  readonly nodes: { readonly aligned: number; readonly worst: number };
  /** Bytes of the answer's body. */
  readonly body: { readonly aligned: number; readonly worst: number; readonly withCheckpoint: number };
  /** Bytes of the whole answer inside TLS: status line, headers and body. */
  readonly message: { readonly aligned: number; readonly worst: number; readonly withCheckpoint: number };
}

interface Case {
  readonly keys: number;
  readonly from: number;
  readonly checkpoint: SeenCheckpoint | null;
  readonly grant: Grant;
}

/** The start at which a range of `keys` segments needs the most nodes. */
function worstStart(keys: number): number {
  const depth = treeDepth(SEGMENTS);
  let worst = { from: 0, nodes: 0 };
  for (let from = 0; from + keys <= SEGMENTS; from++) {
    const nodes = coverRange(depth, from, from + keys).length;
    if (nodes > worst.nodes) worst = { from, nodes };
  }
  return worst.from;
}

/** Owner, recipient and a file's content key, with a server between them. */
class SizeMeasurement {
  private constructor(
    private readonly owner: DemoPerson,
    private readonly recipient: DemoPerson,
    private readonly root: DemoRoot,
    private readonly asOwner: KeyServerClient,
    private readonly asRecipient: KeyServerClient,
    private readonly meter: AnswerMeter,
    private readonly contentKey: SecretKey16,
  ) {}

  static async start(origin: string, authority: string): Promise<SizeMeasurement> {
    const [owner, recipient] = await Promise.all([createDemoPerson("Owner"), createDemoPerson("Recipient")]);
    const clientOf = async (person: DemoPerson) => {
      const client = connectKeyServer(origin, { certificateAuthority: authority, requestTimeout: 60_000 });
      const signer: SessionSigner = {
        userId: person.userId,
        signAssertion: async (input) => signFor(person, input),
      };
      client.useSigner(signer);
      await client.own.enrol(person.signedRecord, null);
      return client;
    };
    const [asOwner, asRecipient] = [await clientOf(owner), await clientOf(recipient)];
    const meter = await AnswerMeter.open(
      new DemoSession(origin, recipient, fetchTrusting(authority)),
      authority,
    );
    const root = createDemoRoot(owner, new Uint8Array(randomBytes(16)));
    return new SizeMeasurement(owner, recipient, root, asOwner, asRecipient, meter, generateDataKey());
  }

  createCase(keys: number, from: number, checkpoint: SeenCheckpoint | null): Case {
    const depth = treeDepth(SEGMENTS);
    const nodes = deriveCover(this.contentKey, depth, from, from + keys);
    const payload = {
      kind: "range",
      from,
      to: from + keys,
      version: 1,
      segmentCount: SEGMENTS,
      nodes,
    } as const;
    const grant = grantTo(this.owner, this.recipient, newDataId(), payload, { checkpoint });
    return { keys, from, checkpoint, grant };
  }

  async register(cases: readonly Case[]): Promise<void> {
    const { dataId: rootId, nonce: rootNonce } = this.root;
    await this.asOwner.registerData(cases.map(({ grant }) => ({ dataId: grant.dataId, rootId, rootNonce })));
    const changes: GrantChange[] = cases.map(({ grant }) => ({ change: "register", grant }));
    const outcomes = await this.asOwner.changeGrants(changes);
    if (outcomes.some((outcome) => outcome !== "done")) throw new Error("a grant was not registered");
  }

  /** Bytes of the answer, after the app's own client has fetched the same grant and got every key out of it. */
  async measure(measured: Case): Promise<MeteredAnswer> {
    await this.checkKeys(measured);
    return this.meter.fetch(myKeyPath(measured.grant.dataId));
  }

  private async checkKeys({ keys, from, grant }: Case): Promise<void> {
    const fetched = await this.asRecipient.fetchGrant(grant.dataId, {
      recipientFingerprint: this.recipient.fingerprint,
    });
    const payload =
      fetched &&
      openGrant(fetched, this.owner.keys.signing.publicKey, this.recipient.keys.encryption.privatePkcs8);
    if (payload?.kind !== "range") throw new Error("the grant did not arrive");
    const depth = treeDepth(SEGMENTS);
    const cover = { depth, from, to: from + keys, nodes: payload.nodes };
    for (let index = from; index < from + keys; index++) {
      const leaf = deriveLeaf(this.contentKey, depth, index);
      if (!equalConstantTime(leafFromCover(cover, index), leaf))
        throw new Error(`key ${index} is another one`);
    }
  }

  close(): void {
    this.meter.close();
    this.asOwner.close();
    this.asRecipient.close();
  }
}

/** Sends forms to a server whose certificate this authority signed. */
function fetchTrusting(authority: string): Fetch {
  return (url, { method = "GET", headers, body }) =>
    new Promise((resolve, reject) => {
      const sentHeaders = { ...Object.fromEntries(new Headers(headers)), connection: "close" };
      const sent = request(url, { method, ca: authority, headers: sentHeaders }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        const named = new Headers();
        for (const [name, value] of Object.entries(answer.headers)) named.set(name, String(value));
        const status = answer.statusCode ?? 500;
        answer.on("end", () => resolve(new Response(text, { status, headers: named })));
      });
      sent.on("error", reject).end(body);
    });
}

/** Table 2, measured: 1 to 100 contiguous keys of one file, from its start and at the worst alignment. */
export async function measureSizes(certificates: Certificates): Promise<SizeRow[]> {
  const running = await startTestServer({ tls: certificates.server });
  const measurement = await SizeMeasurement.start(running.origin, certificates.authority);
  const rows: SizeRow[] = [];
  for (let keys = 1; keys <= MOST_KEYS; keys++) {
    const worst = worstStart(keys);
    const cases = [
      measurement.createCase(keys, 0, null),
      measurement.createCase(keys, worst, null),
      measurement.createCase(keys, worst, CHECKPOINT),
    ] as const;
    await measurement.register(cases);
    const aligned = await measurement.measure(cases[0]);
    const unaligned = await measurement.measure(cases[1]);
    const checked = await measurement.measure(cases[2]);
    const depth = treeDepth(SEGMENTS);
    const whole = (answer: MeteredAnswer) => answer.headBytes + answer.body.length;
    rows.push({
      keys,
      nodes: {
        aligned: coverRange(depth, 0, keys).length,
        worst: coverRange(depth, worst, worst + keys).length,
      },
      body: {
        aligned: aligned.body.length,
        worst: unaligned.body.length,
        withCheckpoint: checked.body.length,
      },
      message: { aligned: whole(aligned), worst: whole(unaligned), withCheckpoint: whole(checked) },
    });
  }
  measurement.close();
  await running.close();
  return rows;
}
