import { describe, expect, test } from "vitest";
import { importPlainText } from "@/core/import/plain-text";
import { blockTexts } from "./imported";

describe("plain text", () => {
  test("stays exactly as it is but for its line ends", () => {
    const typed = '\ufeff  "Quoted"  --  it’s\r\n\r\nnext\rlast  \n';
    expect(importPlainText(typed).text).toBe('  "Quoted"  --  it’s\n\nnext\nlast  \n');
  });

  test("without blank lines is a paragraph a line", () => {
    expect(blockTexts(importPlainText("One.\nTwo.\n"))).toEqual([
      ["paragraph", "One."],
      ["paragraph", "Two."],
    ]);
  });

  test("that was wrapped by hand keeps its paragraphs together", () => {
    expect(blockTexts(importPlainText("A line that\nwas wrapped.\n\nAnother\none.\n\n\nEnd."))).toEqual([
      ["paragraph", "A line that\nwas wrapped."],
      ["paragraph", "Another\none."],
      ["paragraph", "End."],
    ]);
  });

  test("with long lines is a paragraph a line, blank lines or not", () => {
    const long = "word ".repeat(30).trim();
    expect(blockTexts(importPlainText(`${long}\n${long}\n\n${long}`))).toHaveLength(3);
  });

  test.each([
    ["Talks resume in Kyiv\n\nThe talks", "Talks resume in Kyiv"],
    ["The talks resumed.\nThey ended.", null],
    ["One line alone", null],
    ["", null],
  ])("proposes a first line that reads like a title: %j", (text, title) => {
    expect(importPlainText(text).found.title).toBe(title);
  });
});
