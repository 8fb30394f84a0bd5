import type { Answer, Asked } from "../front/exchange";
import type { Stage } from "../stage";

/** Gives what the server would answer to this request if the mode were off. */
export type Honestly = (asked: Asked) => Promise<Answer>;

/** What a mode that is switched on does to one exchange. */
export interface Misbehaviour {
  answer(asked: Asked, honestly: Honestly): Promise<Answer>;
  /** Behaves again; what was written into database and log stays there. */
  end?(): Promise<void>;
}

/** A way to misbehave that has a name. */
export interface Mode {
  readonly name: string;
  /** "trouble" happens to the best of servers; "hostile" is somebody's intent. */
  readonly kind: "trouble" | "hostile";
  /** What the server does, in one sentence. */
  readonly sentence: string;
  begin(stage: Stage): Promise<Misbehaviour>;
}
