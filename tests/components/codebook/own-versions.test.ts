import { expect, test } from "vitest";
import { OwnVersions } from "@/components/codebook/editor/own-versions";

const made = (...numbers: number[]) => {
  const own = new OwnVersions();
  for (const number of numbers) own.add(number);
  return own;
};

test("what was done is taken back from the last one on, and done again the other way round", () => {
  const own = made(2, 3);
  own.takenBack(3, 4);
  own.takenBack(2, 5);
  expect([own.last, own.lastUndone]).toEqual([undefined, { of: 2, by: 5 }]);
  own.doneAgain({ of: 2, by: 5 });
  expect([own.last, own.lastUndone]).toEqual([2, { of: 3, by: 4 }]);
  own.takenBack(2, 7);
  expect(own.lastUndone).toEqual({ of: 2, by: 7 });
});

test("after something new there is nothing to do again", () => {
  const own = made(2);
  own.takenBack(2, 3);
  own.add(4);
  expect([own.last, own.lastUndone]).toEqual([4, undefined]);
});

test("what cannot be taken back any more does not stand in the way of what was done before it", () => {
  const own = made(2, 3);
  own.drop(3);
  expect(own.last).toBe(2);
  own.takenBack(2, 5);
  own.drop(2);
  expect([own.last, own.lastUndone]).toEqual([undefined, undefined]);
});
