import { expect, test } from "vitest";
import { isRightToLeft, RIGHT_TO_LEFT } from "@/core/text/direction";
import { readStyles } from "./style-sheet";

test("words in a language that is written from right to left are set so, by the list that files go by too", () => {
  const css = readStyles("base.css");
  const [, selector = ""] = /:is\(([^)]*)\)\s*\{\s*direction: rtl;/.exec(css) ?? [];
  const styled = [...selector.matchAll(/\[lang\|="(\w+)"\]/g)].map(([, language]) => language);
  expect(styled).toEqual(RIGHT_TO_LEFT);
});

test("a language is told by the first part of its tag, in any case", () => {
  for (const language of ["ar", "he-IL", "FA", "ur-Arab-PK"]) expect(isRightToLeft(language)).toBe(true);
  for (const language of ["en", "de-AT", "arn", "zh-Hans", ""]) expect(isRightToLeft(language)).toBe(false);
});
