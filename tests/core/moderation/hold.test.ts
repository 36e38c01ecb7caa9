import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findLinks,
  type Post,
  type PublishingRules,
  type ScopedPhrase,
  screen,
} from "@/core/moderation/hold";
import { type FoundPhrase, findPhrases, toWordList } from "@/core/moderation/word-list";
import { cpuTime } from "../../support/cpu-time";

const rules = (fields: Partial<PublishingRules> = {}): PublishingRules => ({
  publishing: "at_once",
  holdFirst: 1,
  holdLinks: false,
  ...fields,
});
const post = (fields: Partial<Post> = {}): Post => ({
  text: "Words",
  publishedBefore: 0,
  isByModerator: false,
  ...fields,
});
const word = (effect: "hold" | "suspect", scope: "group" | "site" = "group"): ScopedPhrase => ({
  phrase: "scam",
  effect,
  scope,
});
const found = (entry: ScopedPhrase, text: string): FoundPhrase<ScopedPhrase>[] =>
  findPhrases(toWordList([entry]), text);

describe("what becomes of new words", () => {
  test.each<[string, Partial<PublishingRules>, Partial<Post>, boolean]>([
    ["at once", {}, {}, false],
    ["all held", { publishing: "hold_all" }, { publishedBefore: 99 }, true],
    ["a first post", { publishing: "hold_first", holdFirst: 2 }, { publishedBefore: 1 }, true],
    ["a later post", { publishing: "hold_first", holdFirst: 2 }, { publishedBefore: 2 }, false],
    ["a link", { holdLinks: true }, { text: "See www.example.org" }, true],
    ["a link where links are free", {}, { text: "See www.example.org" }, false],
    ["an edit that leaves the words", { holdLinks: true }, { text: null }, false],
    ["a moderator's own", { publishing: "hold_all", holdLinks: true }, { isByModerator: true }, false],
  ])("%s", (_what, change, of, isHeld) => {
    const screening = screen(rules(change), post(of), []);
    expect(screening.isHeld).toBe(isHeld);
    expect(screening.why.length > 0).toBe(isHeld);
  });

  test("a held word holds, a suspect one only asks for a look; both say which and where", () => {
    const text = "No scam";
    expect(screen(rules(), post({ text }), found(word("hold"), text))).toEqual({
      isHeld: true,
      isSuspect: false,
      why: [
        {
          rule: "word",
          effect: "hold",
          scope: "group",
          phrase: "scam",
          found: [{ start: 3, end: 7, text: "scam" }],
        },
      ],
    });
    const suspected = screen(rules(), post({ text }), found(word("suspect", "site"), text));
    expect(suspected).toMatchObject({ isHeld: false, isSuspect: true, why: [{ scope: "site" }] });
  });

  test("a moderator is never held, and whatever is held says why", () => {
    const anyRules = fc.record({
      publishing: fc.constantFrom("at_once", "hold_all", "hold_first"),
      holdFirst: fc.integer({ min: 1, max: 5 }),
      holdLinks: fc.boolean(),
    }) as fc.Arbitrary<PublishingRules>;
    const anyPost = fc.record({
      text: fc.option(fc.constantFrom("plain", "scam", "https://x.example", "scam https://x.example")),
      publishedBefore: fc.nat(6),
      isByModerator: fc.boolean(),
    });
    fc.assert(
      fc.property(anyRules, anyPost, fc.constantFrom("hold", "suspect"), (of, one, effect) => {
        const phrases = one.text === null ? [] : found(word(effect), one.text);
        const { isHeld, isSuspect, why } = screen(of, one, phrases);
        if (one.isByModerator) expect([isHeld, isSuspect]).toEqual([false, false]);
        expect(isHeld || isSuspect).toBe(why.length > 0);
      }),
    );
  });
});

describe("a link", () => {
  test.each([
    "https://example.org/x",
    "http&#58;//example.org",
    "http&#x3A;//example.org",
    "www.example.org",
    "mail me@example.org",
    "[words](https://example.org)",
    "[words](//example.org)",
    "[words](data:text/html,x)",
    "[words][1]\n\n[1]: example.org",
    "<https://example.org>",
  ])("is found in “%s”", (text) => {
    expect(findLinks(text)).not.toEqual([]);
  });

  test.each(["e.g. this", "and/or", "he said: no", "[quoted](words)", "3.5 per cent", "[1] and (2)"])(
    "is not in “%s”",
    (text) => {
      expect(findLinks(text)).toEqual([]);
    },
  );

  test.each(["[", "](a:", "a", "a@", "www", "](", "[a\n", "a.", "&#"])(
    "is looked for in long runs of “%s”",
    (piece) => {
      const text = piece.repeat(20_000 / piece.length);
      expect(cpuTime(() => findLinks(text))).toBeLessThan(1_000);
    },
  );
});
