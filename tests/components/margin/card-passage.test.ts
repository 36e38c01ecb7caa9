import { describe, expect, it } from "vitest";
import { excerptOf } from "@/components/margin/card-passage";

const whole = (text: string, longest?: number) => excerptOf(text, { start: 0, end: text.length }, longest);

describe("excerptOf", () => {
  it("gives a short passage as it is", () => {
    expect(excerptOf('as "Biden\'s war" on', { start: 4, end: 15 })).toBe("Biden's war");
  });

  it("joins paragraphs with a space", () => {
    expect(whole("one\n\n  two")).toBe("one two");
  });

  it("cuts a long passage at a word", () => {
    expect(whole("the quick brown fox jumps", 12)).toBe("the quick…");
  });

  it("cuts a passage without spaces where it must, never through a character", () => {
    expect(whole("abcde👍👍👍👍", 6)).toBe("abcde…");
  });

  it("shows as much of a very long passage as of a long one", () => {
    expect(whole("word ".repeat(200_000))).toBe(whole("word ".repeat(2_000)));
  });
});
