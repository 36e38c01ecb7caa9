import { expect, test } from "vitest";
import { type ReactionCounts, withReaction } from "@/core/reaction-counts";

test("agreeing and disagreeing exclude each other; kinds that nobody uses are not there", () => {
  const before: ReactionCounts = [
    { kind: "agree", count: 3, isOwn: false },
    { kind: "disagree", count: 1, isOwn: true },
  ];
  expect(withReaction(before, "agree", true)).toEqual([{ kind: "agree", count: 4, isOwn: true }]);
  expect(withReaction(before, "disagree", false)).toEqual([{ kind: "agree", count: 3, isOwn: false }]);
  expect(withReaction(before, "thanks", true)).toHaveLength(3);
});
