import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecisionDesk, type SettlingApi } from "@/components/settling/decision-desk";
import type { Settle, SettlementView } from "@/core/settling/settlement";

/** The settling API as far as a desk sees it, with answers that are held back or refused. */
function memoryServer() {
  const layer = new Map<string, SettlementView>();
  const heard: string[] = [];
  const refuses = new Set<string>();
  let open = () => {};
  let gate: Promise<void> = Promise.resolve();
  let [isDown, isBlind] = [false, false];
  const said: unknown[] = [];
  const answer = async <T>(what: string, act: () => T): Promise<T> => {
    heard.push(what);
    await gate;
    if (isDown) throw new Error("No connection.");
    if (refuses.has(what)) throw new Error(what);
    return act();
  };
  const view = (id: string) => {
    const row = { id, how: "accepted", version: 1, state: "settled" } as SettlementView;
    layer.set(id, row);
    return row;
  };
  const take = (id: string, version: number) => {
    const row = layer.get(id);
    if (row?.version !== version) throw new Error(`${id} is not of version ${version}.`);
    layer.delete(id);
    return row;
  };
  const api: SettlingApi = {
    settle: ({ id }) => answer(`settle ${id}`, () => view(id)),
    settleAgreed: (items) =>
      answer(`agreed ${items.map(({ id }) => id)}`, () => {
        const settled = items.filter(({ id }) => !refuses.has(id)).map(({ id }) => view(id));
        return { settled, skipped: items.length - settled.length };
      }),
    undo: (id, version) => answer(`undo ${id}`, () => take(id, version)),
    undoAgreed: (items) =>
      answer(`undo ${items.map(({ id }) => id)}`, () => {
        for (const { id, version } of items) take(id, version);
        return { undone: items.length, skipped: 0 };
      }),
    place: (id) => answer(`place ${id}`, () => raise(id)),
    vote: (id) => answer(`vote ${id}`, () => raise(id)),
    refresh: async () => {
      if (isDown || isBlind) throw new Error("No connection.");
      desk.see([...layer.values()]);
    },
  };
  const raise = (id: string) => {
    const row = { ...(layer.get(id) ?? view(id)) };
    row.version += 1;
    layer.set(id, row);
    return row;
  };
  const desk = new DecisionDesk(api, (thrown) => said.push(thrown));
  return {
    desk,
    layer,
    heard,
    refuses,
    said,
    raise,
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    goDown: (down: boolean) => {
      isDown = down;
    },
    goBlind: () => {
      isBlind = true;
    },
    known: () => [...layer.values()],
    sent: () => desk.state.getState().sent.map(({ id }) => id),
  };
}

const about = (id: string): Settle => ({
  id,
  groupId: "group",
  versionId: "version",
  how: "accepted",
  codeId: "code",
  start: 0,
  end: 5,
  sources: [{ annotationId: `of ${id}`, codeId: "code", start: 0, end: 5 }],
  note: "",
});
const agreed = (id: string) => ({ id, sources: about(id).sources });

describe("what is decided while something is being saved", () => {
  it("is saved after it, in the order in which it was decided, and counts as decided meanwhile", async () => {
    const { desk, hold, release, heard, layer, sent } = memoryServer();
    hold();
    const done = ["a", "b", "c"].map((id) => desk.settle(about(id), true));
    expect(sent()).toEqual(["a", "b", "c"]);
    expect(desk.state.getState().waiting).toBe(3);
    release();
    expect((await Promise.all(done)).map((view) => view?.id)).toEqual(["a", "b", "c"]);
    expect(heard).toEqual(["settle a", "settle b", "settle c"]);
    expect([...layer.keys()]).toEqual(["a", "b", "c"]);
    await expect.poll(sent).toEqual([]);
    expect(desk.state.getState().waiting).toBe(0);
  });

  it("does not suffer from what is refused, which is open again and said", async () => {
    const { desk, refuses, said, layer, sent } = memoryServer();
    refuses.add("settle b");
    await Promise.all(["a", "b", "c"].map((id) => desk.settle(about(id), true)));
    expect([...layer.keys()]).toEqual(["a", "c"]);
    expect(said).toEqual([new Error("settle b")]);
    expect(sent()).not.toContain("b");
  });

  it("is decided once, however often the same is pressed", async () => {
    const { desk, hold, release, heard } = memoryServer();
    hold();
    const once = desk.settle(about("a"), false);
    expect(await desk.settle({ ...about("b"), sources: about("a").sources }, false)).toBeNull();
    release();
    await once;
    expect(heard).toEqual(["settle a"]);
  });

  it("stays decided when the layer cannot be looked at, until it can", async () => {
    const { desk, goBlind, sent, known } = memoryServer();
    goBlind();
    await desk.settle(about("a"), true);
    await desk.settle(about("b"), true);
    expect(sent()).toEqual(["a", "b"]);
    desk.see(known());
    expect(sent()).toEqual([]);
  });
});

describe("undoing", () => {
  it("takes back what had been decided last when it was asked for, also while that is on its way", async () => {
    const { desk, hold, release, heard, layer, known } = memoryServer();
    hold();
    const done = [desk.settle(about("a"), true), desk.settle(about("b"), true)];
    const undone = [desk.undoLast(known()), desk.undoLast(known())];
    const third = desk.settle(about("c"), true);
    release();
    await Promise.all([...done, ...undone, third]);
    expect(heard).toEqual(["settle a", "settle b", "undo b", "undo a", "settle c"]);
    expect([...layer.keys()]).toEqual(["c"]);
    expect(await desk.undoLast(known())).toEqual({ undone: 1, skipped: 0 });
    expect(await desk.undoLast(known())).toBe("nothing");
  });

  it("takes nothing else back where the last decision was refused", async () => {
    const { desk, refuses, layer, known } = memoryServer();
    await desk.settle(about("a"), true);
    refuses.add("settle b");
    const refused = desk.settle(about("b"), true);
    expect(await desk.undoLast(known())).toBeNull();
    await refused;
    expect([...layer.keys()]).toEqual(["a"]);
    expect(await desk.undoLast(known())).toEqual({ undone: 1, skipped: 0 });
  });

  it("takes back together what was decided in one action, but what was left out of it", async () => {
    const { desk, refuses, heard, layer, known } = memoryServer();
    await desk.settle(about("a"), true);
    refuses.add("c");
    const done = desk.settleAgreed(["b", "c", "d"].map(agreed));
    expect(await desk.undoLast(known())).toEqual({ undone: 2, skipped: 0 });
    expect((await done)?.skipped).toBe(1);
    expect(heard.at(-1)).toBe("undo b,d");
    expect([...layer.keys()]).toEqual(["a"]);
  });

  it("knows what a vote or another place made of a decision before it, and asks once", async () => {
    const { desk, heard, said, layer } = memoryServer();
    await desk.settle(about("a"), true);
    const voted = desk.vote("a", true);
    const [once, twice] = [desk.undo({ id: "a", version: 1 }), desk.undo({ id: "a", version: 1 })];
    expect(await twice).toBeNull();
    await Promise.all([voted, once]);
    expect(said).toEqual([]);
    expect(heard).toEqual(["settle a", "vote a", "undo a"]);
    expect([...layer.keys()]).toEqual([]);
  });

  it("can be tried again where it failed", async () => {
    const { desk, goDown, known, layer } = memoryServer();
    await desk.settle(about("a"), true);
    goDown(true);
    expect(await desk.undoLast(known())).toBeNull();
    goDown(false);
    expect(await desk.undoLast(known())).toEqual({ undone: 1, skipped: 0 });
    expect([...layer.keys()]).toEqual([]);
  });
});

it("whatever is pressed at once, and whatever of it fails, undoing takes back each time what was pressed last", async () => {
  const presses = fc.array(fc.constantFrom("settle", "fail", "agreed", "undo"), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(presses, async (all) => {
      const { desk, refuses, layer, known, sent } = memoryServer();
      const stack: string[][] = [];
      const done: Promise<unknown>[] = [];
      for (const [at, press] of all.entries()) {
        const ids = press === "agreed" ? [`${at}x`, `${at}y`] : [`${at}`];
        if (press === "undo") {
          stack.pop();
          done.push(desk.undoLast(known()));
          continue;
        }
        stack.push(press === "fail" ? [] : ids);
        if (press === "fail") refuses.add(`settle ${at}`);
        done.push(
          press === "agreed" ? desk.settleAgreed(ids.map(agreed)) : desk.settle(about(`${at}`), true),
        );
      }
      await Promise.all(done);
      expect([...layer.keys()]).toEqual(stack.flat());
      await expect.poll(sent, { interval: 1 }).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
