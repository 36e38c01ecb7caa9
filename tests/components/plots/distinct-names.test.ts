import { expect, test } from "vitest";
import { distinctNames } from "@/components/plots/distinct-names";

test("names that stand there twice are told apart, also from those that are called so", () => {
  expect(distinctNames(["A", "B", "A", "A"])).toEqual(["A", "B", "A (2)", "A (3)"]);
  expect(distinctNames(["A", "A", "A (2)", "A (2)"])).toEqual(["A", "A (3)", "A (2)", "A (2) (2)"]);
});
