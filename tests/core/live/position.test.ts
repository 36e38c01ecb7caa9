import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_ARTICLES } from "@/core/live/message";
import { formatPositions, type Position, parsePosition, parsePositions } from "@/core/live/position";

const position: fc.Arbitrary<Position> = fc.record({
  articleId: fc.uuid(),
  epoch: fc.uuid(),
  seq: fc.nat({ max: 2 ** 45 }),
});

test("positions come back as they were written", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(position, { selector: (one) => one.articleId, maxLength: MOST_ARTICLES }),
      (all) => {
        expect(parsePositions(formatPositions(all))).toEqual(all);
      },
    ),
  );
});

test("whatever else is sent is no position, and never an error", () => {
  const id = "01900000-0000-7000-8000-000000000001";
  for (const text of [
    `${id}@${id}.`,
    `${id}@${id}.-1`,
    `${id}@${id}.01`,
    `${id}@${id}.1e3`,
    `${id}@${id}.9999999999999999999`,
    `${id}.5`,
    `${id}@${id}.5 `,
    `x${id}@${id}.5`,
  ])
    expect([text, parsePosition(text)]).toEqual([text, null]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parsePositions(text);
      if (parsed !== null && text !== "") expect(formatPositions(parsed)).toBe(text);
    }),
  );
});

test("too many articles at once are refused, and of one article the last position counts", () => {
  const many = fc.sample(position, MOST_ARTICLES + 1);
  expect(parsePositions(formatPositions(many))).toBeNull();
  const [one] = fc.sample(position, 1) as [Position];
  expect(parsePositions(formatPositions([one, { ...one, seq: 7 }]))).toEqual([{ ...one, seq: 7 }]);
});
