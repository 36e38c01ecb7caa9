import { expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { inOneAction, MOST_AGREED, MOST_AGREED_USES } from "@/core/settling/most-agreed";
import {
  SETTLE_AGREED_BYTES,
  SETTLE_BYTES,
  SettleAgreedSchema,
  SettleSchema,
} from "@/core/settling/settlement";

const usesBy = (people: number) => Array.from({ length: people }, () => ({}));
const MILLIONS = 9_999_990;
const source = () => ({ annotationId: newId(), codeId: newId(), start: MILLIONS, end: MILLIONS + 9 });
const sources = (count: number) => Array.from({ length: count }, source);
const bytesOf = (body: unknown) => new TextEncoder().encode(JSON.stringify(body)).length;

test("one action settles passages from the first on, as many as it may name", () => {
  const class30 = Array.from({ length: 200 }, () => ({ uses: usesBy(30) }));
  expect(inOneAction(class30)).toHaveLength(200);
  const crowd = Array.from({ length: 200 }, (_, at) => ({ at, uses: usesBy(300) }));
  expect(inOneAction(crowd).map(({ at }) => at)).toEqual(Array.from({ length: 83 }, (_, at) => at));
  expect(inOneAction(Array.from({ length: 900 }, () => ({ uses: usesBy(2) })))).toHaveLength(MOST_AGREED);
});

test("what one action may name fits into what is read of a request", () => {
  const place = { groupId: newId(), versionId: newId() };
  const items = Array.from({ length: 250 }, () => ({
    id: newId(),
    sources: sources(MOST_AGREED_USES / 250),
  }));
  expect(SettleAgreedSchema.safeParse({ ...place, items }).success).toBe(true);
  expect(bytesOf({ ...place, items })).toBeLessThan(SETTLE_AGREED_BYTES);
  const more = [...items, { id: newId(), sources: sources(1) }];
  expect(SettleAgreedSchema.safeParse({ ...place, items: more }).success).toBe(false);
  const crowded = {
    ...place,
    ...{ id: newId(), how: "accepted", codeId: newId(), start: MILLIONS, end: MILLIONS + 9 },
    sources: sources(10_000),
  };
  expect(SettleSchema.safeParse(crowded).success).toBe(true);
  expect(bytesOf(crowded)).toBeLessThan(SETTLE_BYTES);
});
