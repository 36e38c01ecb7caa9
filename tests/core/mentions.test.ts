import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { handlesIn, mentionAt, splitMentions } from "@/core/mentions";

const ann = { id: "1", name: "Ann", handle: "ann-writer" };
const bob = { id: "2", name: "Bob", handle: "bob" };

describe("who is named in a text", () => {
  test.each([
    ["@bob, and @Ann-Writer!", ["bob", "ann-writer"]],
    ["(@bob) “@bob” @bob.", ["bob"]],
    ["write to bob@example.org or see https://x.example/@bob", []],
    ["@bo is too short, and so is @-bob", []],
    ["in `@bob` and ``a ` @bob`` it is only shown", []],
    ["a lone ` and @bob", ["bob"]],
    ["```\n@bob\n```\n@ann-writer", ["ann-writer"]],
    ["~~~ js\n@bob\n~~~~\nafter @bob", ["bob"]],
    ["@@bob @bob@ann-writer", []],
  ])("%s", (text, handles) => {
    expect(handlesIn(text)).toEqual(handles);
  });

  test("is at most a hundred different names, however many there are", () => {
    const text = Array.from({ length: 10_000 }, (_, at) => `@person${at}`).join(" ");
    expect(handlesIn(text)).toHaveLength(100);
    expect(handlesIn("`".repeat(20_000))).toEqual([]);
    expect(handlesIn("` `` ".repeat(4_000))).toEqual([]);
  });
});

describe("text cut at the people it names", () => {
  test("keeps every character, and links only whom it is told of", () => {
    expect(splitMentions("Hi @Bob and @carol.", [ann, bob])).toEqual([
      { text: "Hi ", person: null },
      { text: "@Bob", person: bob },
      { text: " and @carol.", person: null },
    ]);
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom("@bob", "@ann-writer", " ", "x", "`", "@", "-", "."))
          .map((all) => all.join("")),
        (text) => {
          expect(
            splitMentions(text, [ann, bob])
              .map((part) => part.text)
              .join(""),
          ).toBe(text);
        },
      ),
    );
  });
});

describe("what is being typed at the caret", () => {
  test.each([
    ["Hello @an", 9, { start: 6, query: "an" }],
    ["@", 1, { start: 0, query: "" }],
    ["(@Bo", 4, { start: 1, query: "bo" }],
    ["me@example", 10, null],
    ["Hello @an yes", 13, null],
    ["Hello @an", 5, null],
  ])("in %j at %i", (text, caret, found) => {
    expect(mentionAt(text, caret)).toEqual(found);
  });
});
