import { ListenRefusedError } from "../server/listening";
import { isLoopbackHost } from "../shared/protocol/http/origin";
import { Askers } from "./front/askers";
import type { Answer, Asked } from "./front/exchange";
import { Front } from "./front/front";
import { answerModeControl, MODE_PATH } from "./mode-control";
import { modeNamed } from "./modes";
import type { Honestly, Misbehaviour } from "./modes/mode";
import { Stage } from "./stage";
import { USUAL_TARGET } from "./target";
import { World, type WorldOptions } from "./world";

/** A key server that misbehaves when it is told to, and is the honest one otherwise. */
export class MockServer {
  readonly #askers = new Askers();
  /** By the mode's name, in the order in which they were switched on. */
  readonly #misbehaving = new Map<string, Misbehaviour>();
  #switching: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly origin: string,
    private readonly front: Front,
    /** The history that everybody lives in, unless a mode shows another. */
    readonly world: World,
  ) {}

  /** @throws ListenRefusedError as the server does for plain HTTP that others could read */
  static async start(
    host: string,
    port: number,
    options: Omit<WorldOptions, "publicOrigin"> & { readonly publicOrigin?: string },
  ): Promise<MockServer> {
    if (!options.tls && !isLoopbackHost(host))
      throw new ListenRefusedError(
        `Plain HTTP is only for this computer (127.0.0.1). To listen on ${host}, give a certificate.`,
      );
    const front = new Front(options.tls, (err) => options.logger.error({ err }, "the mock failed"));
    const listensAt = await front.listen(host, port);
    const { tls: _front, publicOrigin: origin = listensAt, ...others } = options;
    const world = await World.begin({ ...others, publicOrigin: origin });
    const mock = new MockServer(origin, front, world);
    front.handleWith({
      whoAsks: (authorization, socket) => mock.#askers.find(authorization, socket),
      answer: (asked) => mock.#answer(asked),
    });
    return mock;
  }

  /** Names of the modes that are on. */
  get modes(): string[] {
    return [...this.#misbehaving.keys()];
  }

  /**
   * Switches a mode on, or on again with another target.
   * @throws UnknownModeError
   */
  async misbehave(name: string, target: string = USUAL_TARGET): Promise<void> {
    const mode = modeNamed(name);
    await this.#inTurn(async () => {
      await this.#end(name);
      this.#misbehaving.set(name, await mode.begin(new Stage(this.world, target)));
    });
  }

  /** Switches a mode off, all of them when none is named. */
  async behave(name?: string): Promise<void> {
    await this.#inTurn(async () => {
      for (const on of name === undefined ? this.modes : [name]) await this.#end(on);
    });
  }

  async close(): Promise<void> {
    await this.behave();
    await this.front.close();
    await this.world.close();
  }

  async #end(name: string): Promise<void> {
    const misbehaviour = this.#misbehaving.get(name);
    this.#misbehaving.delete(name);
    await misbehaviour?.end?.();
  }

  /** One switch at a time: two histories must not be made of one in the same moment. */
  async #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#switching.then(work);
    this.#switching = turn.catch(() => undefined);
    await turn;
  }

  async #answer(asked: Asked): Promise<Answer> {
    if (asked.path === MODE_PATH) return answerModeControl(this, asked);
    let answer: Honestly = (request) => this.world.ask(request);
    for (const misbehaviour of this.#misbehaving.values()) {
      const honestly = answer;
      answer = (request) => misbehaviour.answer(request, honestly);
    }
    const given = await answer(asked);
    this.#askers.watch(asked, given);
    return given;
  }
}
