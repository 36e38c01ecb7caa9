import { describe, expect, test } from "vitest";
import { wordsAt } from "@/core/import-layer/entry-words";

const passage = {
  selector: [{ type: "TextPositionSelector" }, { type: "TextQuoteSelector", exact: "Its words" }],
};

describe("what an entry of a file is recognised by", () => {
  test.each([
    [
      "the passage of our own format",
      { annotations: [{ quote: { exact: "Ours" }, note: "n" }] },
      "annotations.0",
      "Ours",
    ],
    ["a passage of a Web Annotation", { items: [{ target: passage }] }, "items.0", "Its words"],
    [
      "the entry that a part belongs to",
      { annotations: [{ quote: { exact: "Ours" }, codes: [{}] }] },
      "annotations.0.codes.0",
      "Ours",
    ],
    [
      "what it says, where it has no passage",
      { items: [{ body: { value: "A note" }, target: "urn:x" }] },
      "items.0",
      "A note",
    ],
    ["a string body", { items: [{ bodyValue: "Said", target: "urn:x" }] }, "items.0", "Said"],
    ["a comment of the discussion", { discussion: [{ body: "Hello" }] }, "discussion.0", "Hello"],
    ["an address alone", { items: ["https://other.example/1"] }, "items.0", "https://other.example/1"],
    ["the file itself", { type: "Annotation", bodyValue: "One" }, "", "One"],
    ["nothing", { items: [7] }, "items.0", ""],
    ["a place that is none", { items: [] }, "items.3.constructor.name", ""],
    ["an inherited name", {}, "constructor.name", ""],
  ])("is %s", (_, file, at, expected) => {
    expect(wordsAt(file, at)).toBe(expected);
  });
});
