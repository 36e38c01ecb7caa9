import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Following, hear, hearReset, hearSnapshot, type Step } from "@/core/live/follow";
import type { LiveChanges } from "@/core/live/message";

const EPOCH = "01900000-0000-7000-8000-0000000000e1";

/** A stretch of the stream; what it changes is only its numbers here. */
const stretch = (from: number, to: number, epoch = EPOCH): LiveChanges => ({
  articleId: "01900000-0000-7000-8000-0000000000a1",
  epoch,
  from,
  to,
  changes: Array.from({ length: to - from }, (_, index) => ({ kind: "article", version: from + index + 1 })),
});

const at = (seq: number): Following => ({ state: "current", epoch: EPOCH, seq });
const resetTo = (seq: number, epoch = EPOCH) => ({ articleId: "a", epoch, seq });

describe("a copy that follows a stream", () => {
  test("takes what comes next, once", () => {
    const first = hear(at(3), stretch(3, 5));
    expect(first).toMatchObject({ following: at(5), apply: [{ to: 5 }], fetch: false });
    expect(hear(first.following, stretch(3, 5))).toEqual({ following: at(5), apply: [], fetch: false });
    expect(hear(first.following, stretch(4, 6))).toMatchObject({ following: at(6), apply: [{ to: 6 }] });
  });

  test("notices a gap and an unknown epoch, and asks for a snapshot", () => {
    expect(hear(at(3), stretch(4, 5))).toMatchObject({
      following: { state: "waiting" },
      fetch: true,
      apply: [],
    });
    expect(hear(at(3), stretch(3, 5, "another"))).toMatchObject({
      following: { state: "waiting" },
      fetch: true,
    });
  });

  test("does not take a snapshot that is older than the reset it was asked for", () => {
    const reset = hearReset(at(3), resetTo(9));
    expect(reset.fetch).toBe(true);
    expect(hearSnapshot(reset.following, { epoch: EPOCH, seq: 8 })).toMatchObject({ fetch: true });
    expect(hearSnapshot(reset.following, { epoch: EPOCH, seq: 9 }).following).toEqual(at(9));
    const renamed = hearReset(at(3), resetTo(0, "another"));
    expect(hearSnapshot(renamed.following, { epoch: EPOCH, seq: 12 })).toMatchObject({ fetch: true });
  });

  test("hears nothing any more where there is nothing for it", () => {
    const over = hearReset(at(3), { articleId: "a", epoch: null, seq: null });
    expect(over.following).toEqual({ state: "over" });
    expect(hear(over.following, stretch(3, 4)).apply).toEqual([]);
    expect(hearSnapshot(over.following, { epoch: EPOCH, seq: 9 }).following).toEqual({ state: "over" });
  });
});

test("through any interleaving of losses, repeats, resets and late snapshots it never misses a number it claims to have", () => {
  /** What the network and the server do, with what they draw lots for. */
  const move = fc.record({
    kind: fc.constantFrom(
      "write",
      "send",
      "send",
      "send",
      "lose",
      "repeat",
      "reconnect",
      "reset",
      "snapshot",
    ),
    size: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 120 }), (moves) => {
      let head = 0;
      /** How far the connection has sent. */
      let sent = 0;
      let following: Following = at(0);
      const holds = new Set<number>();
      /** Snapshots on their way, as of when they were read. */
      const underWay: number[] = [];
      let last: LiveChanges | null = null;

      const take = (step: Step) => {
        following = step.following;
        for (const { from, to } of step.apply) for (let n = from + 1; n <= to; n++) holds.add(n);
        if (step.fetch) underWay.push(head);
      };
      const arrive = () => {
        const seq = underWay.shift();
        if (seq === undefined) return;
        const step = hearSnapshot(following, { epoch: EPOCH, seq });
        if (following.state === "waiting" && !step.fetch) for (let n = 1; n <= seq; n++) holds.add(n);
        take(step);
      };
      const check = () => {
        if (following.state !== "current") return;
        for (let n = 1; n <= following.seq; n++) expect(holds.has(n), `number ${n}`).toBe(true);
      };

      for (const { kind, size } of moves) {
        if (kind === "write") head += size;
        else if (kind === "send" && sent < head) {
          const to = Math.min(head, sent + size);
          last = stretch(sent, to);
          sent = to;
          take(hear(following, last));
        } else if (kind === "lose" && sent < head) sent = Math.min(head, sent + size);
        else if (kind === "repeat" && last) take(hear(following, last));
        else if (kind === "reconnect" && following.state === "current") sent = following.seq;
        else if (kind === "reset") {
          sent = head;
          take(hearReset(following, resetTo(head)));
        } else if (kind === "snapshot") arrive();
        check();
      }
      // It comes to rest: what is on its way arrives, and one more thing happens.
      head++;
      if (following.state === "current") sent = Math.min(sent, following.seq);
      for (let tries = 0; tries < 100 && (underWay.length > 0 || sent < head); tries++) {
        if (sent < head) {
          take(hear(following, stretch(sent, head)));
          sent = head;
        }
        arrive();
        check();
      }
      expect(following).toEqual(at(head));
    }),
    { numRuns: 400 },
  );
});
