import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CARD_GAP, type LayoutCard, layoutCards } from "@/components/margin/card-layout";

const card = (id: string, anchorTop: number, height = 60): LayoutCard => ({ id, anchorTop, height });

const cardsArbitrary = fc
  .array(
    fc.record({
      anchorTop: fc.double({ min: 0, max: 5_000, noNaN: true }),
      height: fc.double({ min: 0, max: 400, noNaN: true }),
    }),
    { maxLength: 60 },
  )
  .map((cards) =>
    cards
      .sort((a, b) => a.anchorTop - b.anchorTop)
      .map((each, at): LayoutCard => ({ ...each, id: String(at) })),
  );

const cardsAndActive = cardsArbitrary.chain((cards) =>
  fc.tuple(fc.constant(cards), fc.option(fc.nat(Math.max(0, cards.length - 1)).map(String))),
);

const cost = (cards: readonly LayoutCard[], tops: readonly number[]) =>
  cards.reduce((sum, each, at) => sum + ((tops[at] ?? 0) - each.anchorTop) ** 2, 0);

describe("layoutCards", () => {
  it("leaves cards at their passages when there is room", () => {
    expect(layoutCards([card("a", 10), card("b", 100), card("c", 400)])).toEqual([10, 100, 400]);
  });

  it("shares the distance between cards that meet", () => {
    // 68 pixels a card on one passage at 300: half of them above it, half below.
    expect(layoutCards([card("a", 300), card("b", 300), card("c", 300)])).toEqual([232, 300, 368]);
  });

  it("keeps cards below the top of the margin", () => {
    expect(layoutCards([card("a", 10), card("b", 10)])).toEqual([0, 68]);
  });

  it("puts the active card at its passage and makes the others give way", () => {
    const cards = [card("a", 300), card("b", 300), card("c", 300)];
    expect(layoutCards(cards, "a")).toEqual([300, 368, 436]);
    expect(layoutCards(cards, "c")).toEqual([164, 232, 300]);
  });

  it("lets cards before an active one near the top go off the top rather than cover it", () => {
    expect(layoutCards([card("a", 0), card("b", 5)], "b")).toEqual([-63, 5]);
  });

  it("ignores an active card that is not among them", () => {
    expect(layoutCards([card("a", 10)], "gone")).toEqual([10]);
  });

  it("answers for no cards", () => {
    expect(layoutCards([])).toEqual([]);
  });

  it("never lets two cards come closer than the gap, whatever is active", () => {
    fc.assert(
      fc.property(cardsAndActive, ([cards, active]) => {
        const tops = layoutCards(cards, active);
        expect(tops).toHaveLength(cards.length);
        for (let at = 1; at < cards.length; at++) {
          const bottomBefore = (tops[at - 1] ?? 0) + (cards[at - 1]?.height ?? 0);
          expect((tops[at] ?? 0) - bottomBefore).toBeGreaterThanOrEqual(CARD_GAP - 1e-6);
        }
      }),
    );
  });

  it("puts the active card exactly at its passage, always", () => {
    fc.assert(
      fc.property(cardsAndActive, ([cards, active]) => {
        const at = cards.findIndex(({ id }) => id === active);
        if (at >= 0) expect(layoutCards(cards, active)[at]).toBe(cards[at]?.anchorTop);
      }),
    );
  });

  it("finds no better place by moving any run of cards, without an active one", () => {
    fc.assert(
      fc.property(cardsArbitrary, fc.nat(59), fc.nat(59), fc.constantFrom(-1, 1), (cards, a, b, step) => {
        const tops = layoutCards(cards);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const moved = tops.map((top, at) => (at >= from && at <= to ? top + step : top));
        const isAllowed = moved.every(
          (top, at) =>
            top >= 0 &&
            (at === 0 || top >= (moved[at - 1] ?? 0) + (cards[at - 1]?.height ?? 0) + CARD_GAP - 1e-9),
        );
        if (isAllowed) expect(cost(cards, moved)).toBeGreaterThanOrEqual(cost(cards, tops) - 1e-6);
      }),
    );
  });

  it("lays out 20,000 cards on one passage", () => {
    const cards = Array.from({ length: 20_000 }, (_, at) => card(String(at), 100));
    expect(new Set(layoutCards(cards, "10000")).size).toBe(20_000);
  });
});
