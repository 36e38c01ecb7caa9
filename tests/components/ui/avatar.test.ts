import { expect, test } from "vitest";
import { hueOf, initialsOf } from "@/components/ui/avatar";

test.each([
  ["Ana María Ruiz", "AR"],
  ["dana", "D"],
  ["  Bo   Lindqvist ", "BL"],
  ["Евгений Ким", "ЕК"],
  ["👩🏽‍🚀 Sato", "👩🏽‍🚀S"],
  ["é́clair", "É́"],
  ["", "?"],
])("the initials of “%s” are “%s”, never half a character", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("the same handle always has the same tone, and tones spread over the wheel", () => {
  expect(hueOf("ana")).toBe(hueOf("ana"));
  const hues = new Set(Array.from({ length: 60 }, (_, index) => hueOf(`reader-${index}`)));
  expect(hues.size).toBeGreaterThan(10);
  for (const hue of hues) expect(hue).toBeGreaterThanOrEqual(0);
});
