import { createStore } from "zustand/vanilla";
import type {
  Settle,
  SettleAgreed,
  SettledAgreed,
  SettlementView,
  UndoAgreed,
  UndoneAgreed,
} from "@/core/settling/settlement";

/** Where decisions go: our API, over one article in one group. Each rejects with what the server says instead. */
export interface SettlingApi {
  settle: (decision: Settle) => Promise<SettlementView>;
  settleAgreed: (items: SettleAgreed["items"]) => Promise<SettledAgreed>;
  undo: (id: string, version: number) => Promise<SettlementView>;
  undoAgreed: (items: UndoAgreed["items"]) => Promise<UndoneAgreed>;
  place: (id: string, version: number, range: { start: number; end: number }) => Promise<SettlementView>;
  vote: (id: string, isFor: boolean) => Promise<SettlementView>;
  /** Takes the layer anew, and gives it to `see`. */
  refresh: () => Promise<void>;
}

type Uses = readonly { annotationId: string; codeId: string }[];

interface Sent {
  id: string;
  sources: Uses;
  /** What is proposed to be voted on is still open. */
  decides: boolean;
  /** The same words twice are one press too many. */
  words: string;
}

export interface DeskState {
  /** How many changes are on their way. */
  waiting: number;
  /** What is decided here and not in the layer yet. */
  sent: readonly Sent[];
  /** What was decided here since the page was opened. */
  ours: ReadonlySet<string>;
}

type Known = readonly Pick<SettlementView, "id" | "version">[];
type Undone = { undone: number; skipped: number };

/**
 * What one page decides, sent in the order in which it was decided, however quickly that was: each over what the one
 * before it left. What is on its way counts as decided; what the server does not take is open again, and is said.
 * Undoing means what had been decided last when it was asked for, also while that is on its way.
 */
export class DecisionDesk {
  readonly state = createStore<DeskState>(() => ({ waiting: 0, sent: [], ours: new Set() }));
  private line: Promise<unknown> = Promise.resolve();
  /** What was decided here, the newest last; what was decided in one action is one. */
  private made: string[][] = [];
  /** Decisions that are being taken back or put elsewhere: once is enough. */
  private readonly changing = new Set<string>();
  /** The newest version of each decision that was seen here. */
  private readonly versions = new Map<string, number>();

  /** @param refused hears of what was not done, and why */
  constructor(
    private readonly api: SettlingApi,
    private readonly refused: (thrown: unknown) => void,
  ) {}

  /** What the layer holds by now, whoever decided it. */
  see(known: Known): void {
    this.note(known);
    const ids = new Set(known.map(({ id }) => id));
    this.drop((id) => ids.has(id));
  }

  /**
   * @param decides whether it is the decision at once, and no proposal
   * @returns null where it was refused, or is on its way already
   */
  async settle(decision: Settle, decides: boolean): Promise<SettlementView | null> {
    const { id, how, codeId, start, end, sources } = decision;
    const words = JSON.stringify([how, codeId, start, end, sources]);
    if (this.state.getState().sent.some((one) => one.words === words)) return null;
    this.send([{ id, sources, decides, words }]);
    const view = await this.act(async () => {
      const view = await this.api.settle(decision);
      this.note([view]);
      return view;
    });
    if (view?.id !== id) this.forget([id]);
    return view;
  }

  async settleAgreed(items: SettleAgreed["items"]): Promise<SettledAgreed | null> {
    this.send(items.map(({ id, sources }) => ({ id, sources, decides: true, words: id })));
    const ids = items.map(({ id }) => id);
    const done = await this.act(async () => {
      const done = await this.api.settleAgreed(items);
      this.note(done.settled);
      return done;
    });
    const settled = new Set(done?.settled.map(({ id }) => id));
    this.forget(ids.filter((id) => !settled.has(id)));
    return done;
  }

  /** @returns null where it was refused, or is on its way already */
  undo({ id, version }: Known[number]): Promise<SettlementView | null> {
    return this.change(
      id,
      version,
      (newest) => this.api.undo(id, newest),
      () => this.forget([id]),
    );
  }

  place({ id, version }: Known[number], range: { start: number; end: number }) {
    return this.change(id, version, (newest) => this.api.place(id, newest, range));
  }

  vote(id: string, isFor: boolean): Promise<SettlementView | null> {
    const { ours } = this.state.getState();
    // Before it is sent: the stream may be quicker than the answer.
    this.state.setState({ ours: new Set([...ours, id]) });
    return this.act(async () => {
      const view = await this.api.vote(id, isFor);
      this.note([view]);
      return view;
    });
  }

  /**
   * Takes back what was decided here last, in one action as it was.
   * @param known what the layer holds: what somebody else took back since is not there to be undone
   * @returns "nothing" where there is none; null where it was refused, or was not decided after all
   */
  undoLast(known: Known): Promise<Undone | "nothing" | null> {
    const there = new Set([...this.state.getState().sent, ...known].map(({ id }) => id));
    const isLeft = (id: string) => there.has(id) && !this.changing.has(id);
    const group = this.made.findLast((ids) => ids.some(isLeft))?.filter(isLeft);
    return group ? this.undoTogether(group) : Promise.resolve("nothing");
  }

  /** @param ids of what was decided in one action */
  async undoTogether(ids: readonly string[]): Promise<Undone | null> {
    for (const id of ids) this.changing.add(id);
    try {
      return await this.act(async () => {
        // Looked at when its turn comes: what was refused meanwhile has no version, and has been said.
        const items = ids.flatMap((id) => {
          const version = this.versions.get(id);
          return version === undefined ? [] : [{ id, version }];
        });
        const [only, ...others] = items;
        if (!only) return null;
        const done =
          others.length > 0
            ? await this.api.undoAgreed(items)
            : await this.api.undo(only.id, only.version).then(() => ({ undone: 1, skipped: 0 }));
        this.forget(ids);
        return done;
      });
    } finally {
      for (const id of ids) this.changing.delete(id);
    }
  }

  private async change(
    id: string,
    seen: number,
    run: (version: number) => Promise<SettlementView>,
    done: () => void = () => {},
  ): Promise<SettlementView | null> {
    if (this.changing.has(id)) return null;
    this.changing.add(id);
    try {
      return await this.act(async () => {
        const view = await run(Math.max(seen, this.versions.get(id) ?? 0));
        this.note([view]);
        done();
        return view;
      });
    } finally {
      this.changing.delete(id);
    }
  }

  /** One after another. Whoever is the last looks what the layer is by now. */
  private act<T>(run: () => Promise<T>): Promise<T | null> {
    this.count(1);
    const answer = this.line.then(async () => {
      try {
        return await run();
      } catch (thrown) {
        this.refused(thrown);
        return null;
      } finally {
        this.count(-1);
      }
    });
    this.line = answer.then(() => this.look());
    return answer;
  }

  /** All of what was sent by now is answered: a layer that is taken now has it, or somebody took it back since. */
  private async look(): Promise<void> {
    const { waiting, sent } = this.state.getState();
    if (waiting > 0) return;
    try {
      await this.api.refresh();
    } catch {
      // What the layer is, the page hears later; what is decided here stays decided.
      return;
    }
    const answered = new Set(sent.map(({ id }) => id));
    this.drop((id) => answered.has(id));
  }

  private count(by: 1 | -1): void {
    this.state.setState(({ waiting }) => ({ waiting: waiting + by }));
  }

  private send(some: readonly Sent[]): void {
    const ids = some.map(({ id }) => id);
    this.made.push(ids);
    this.state.setState(({ sent, ours }) => ({ sent: [...sent, ...some], ours: new Set([...ours, ...ids]) }));
  }

  private note(known: Known): void {
    for (const { id, version } of known) this.versions.set(id, Math.max(version, this.versions.get(id) ?? 0));
  }

  /** What is not decided after all, or not any more. */
  private forget(ids: readonly string[]): void {
    const gone = new Set(ids);
    this.made = this.made.map((group) => group.filter((id) => !gone.has(id))).filter(({ length }) => length);
    this.drop((id) => gone.has(id));
  }

  private drop(isGone: (id: string) => boolean): void {
    const { sent } = this.state.getState();
    const left = sent.filter(({ id }) => !isGone(id));
    if (left.length < sent.length) this.state.setState({ sent: left });
  }
}
