import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeThreadCursor, encodeThreadCursor, type ThreadCursor } from "@/core/threads/cursor";

const sortable: fc.Arbitrary<ThreadCursor> = fc.record({
  id: fc.uuid(),
  createdAt: fc.integer({ min: 0, max: 5 }).map((second) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))),
  replyCount: fc.integer({ min: 0, max: 3 }),
});

test("a cursor says again what was put into it, and nothing else is one", () => {
  fc.assert(
    fc.property(sortable, (one) => {
      expect(decodeThreadCursor(encodeThreadCursor(one))).toEqual(one);
    }),
  );
  for (const wrong of [
    "",
    "x",
    "1_2026_x",
    "-1_2026-01-01T00:00:00.000Z_x",
    "1_soon_01900000-0000-7000-8000-000000000001",
  ]) {
    expect(decodeThreadCursor(wrong)).toBeNull();
  }
});
