import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutCards } from "@/components/margin/card-layout";
import { guessHeight, nearWindow, roomFor } from "@/components/margin/card-window";
import { annotation } from "./reader-annotation";

const cards = Array.from({ length: 1_000 }, (_, at) => ({ id: String(at), anchorTop: at * 100, height: 60 }));
const tops = layoutCards(cards);

describe("nearWindow", () => {
  it("draws only what is in or near the window, however many cards there are", () => {
    const near = nearWindow(cards, tops, 50_000, 800, []);
    expect(near.length).toBeLessThan(30);
    expect(near[0]).toBeLessThanOrEqual(500);
    expect(near.at(-1)).toBeGreaterThanOrEqual(508);
  });

  it("keeps what must stay, such as the card with the keyboard focus, in its order", () => {
    const near = nearWindow(cards, tops, 50_000, 800, ["3", null, "999", "gone"]);
    expect(near[0]).toBe(3);
    expect(near.at(-1)).toBe(999);
  });

  it("never leaves out a card that can be seen", () => {
    fc.assert(
      fc.property(fc.nat(110_000), fc.integer({ min: 200, max: 2_000 }), (from, windowHeight) => {
        const near = new Set(nearWindow(cards, tops, from, windowHeight, []));
        cards.forEach((card, at) => {
          const top = tops[at] ?? 0;
          if (top < from + windowHeight && top + card.height > from) expect(near.has(at)).toBe(true);
        });
      }),
    );
  });
});

describe("roomFor", () => {
  it("is unlimited before the text is drawn, and grows with its height", () => {
    expect(roomFor([])).toBe(Number.POSITIVE_INFINITY);
    const box = (height: number) => [{ start: 0, end: 1, top: 200, height }];
    expect(roomFor(box(4_000))).toBeGreaterThan(roomFor(box(2_000)));
    expect(roomFor(box(10))).toBeGreaterThan(0);
  });
});

describe("guessHeight", () => {
  it("gives a card with more on it more room", () => {
    const height = (rest: Parameters<typeof annotation>[1]) =>
      guessHeight({ kind: "card", id: "a", start: 0, annotations: [annotation("a", rest)] });
    expect(height({ codes: ["x"] })).toBeGreaterThan(height({}));
    expect(height({ note: "A long note that goes on over more than one line." })).toBeGreaterThan(
      height({ note: "Short." }),
    );
  });
});
