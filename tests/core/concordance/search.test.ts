import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldCase, foldedByDatabase, foldText } from "@/core/concordance/fold";
import { sortLines, wordsAround } from "@/core/concordance/lines";
import { type Needed, telling } from "@/core/concordance/needed";
import { type Search, toSearch } from "@/core/concordance/search";
import { SoughtFault } from "@/core/concordance/sought-fault";
import { isGraphemeBoundary } from "@/core/text/grapheme";

type Match = "words" | "anywhere" | "pattern";
const search = (q: string, match: Match = "words", matchCase = false): Search =>
  toSearch({ q, match, case: matchCase });
const hitsOf = (text: string, ...sought: Parameters<typeof search>): string[] =>
  search(...sought)
    .find(text)
    .hits.map(({ start, end }) => text.slice(start, end));

function faultOf(...sought: Parameters<typeof search>): SoughtFault {
  try {
    search(...sought);
  } catch (thrown) {
    if (thrown instanceof SoughtFault) return thrown;
    throw thrown;
  }
  throw new Error("It was taken.");
}

const pieces = fc.constantFrom(
  ..."a|B|ab|war|Ä|ß|İ|ς|Σ|é|e\u0301|’|“|–|--|…|ﬁ|½| |  |\n|\u00a0|\u00ad|\u200b|👍🏽|👨‍👩‍👧‍👦|🇩🇪|한|ᄒ|漢|か\u3099|क्षि|\u0301|1|K".split(
    "|",
  ),
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);

describe("folding", () => {
  it("lowers case without moving a single place", () => {
    // No letter beyond the second plane has a case.
    for (let first = 0; first < 0x20000; first += 0x80) {
      if (first >= 0xd800 && first <= 0xdfff) continue;
      const letters = Array.from({ length: 0x80 }, (_, at) => String.fromCodePoint(first + at)).join(" ");
      expect(foldCase(letters).length).toBe(letters.length);
    }
    expect(foldCase("ΟΔΟΣ İSTANBUL")).toBe("οδοσ istanbul");
  });

  it("changes nothing that is folded already", () => {
    for (const folded of foldedByDatabase().values()) expect(foldCase(folded)).toBe(folded);
    fc.assert(
      fc.property(text, (any) => {
        expect(foldCase(foldText(any).text)).toBe(foldText(any).text);
      }),
    );
  });
});

describe("a phrase", () => {
  it("is found however its quotation marks, dashes, white space and case are set", () => {
    const article = "He called it “Biden’s  war” – and BIDEN'S\nWAR it stayed, Biden’s warning aside.";
    expect(hitsOf(article, "biden's war")).toEqual(["Biden’s  war", "BIDEN'S\nWAR"]);
    expect(hitsOf(article, '"Biden‘s war"')).toEqual(["“Biden’s  war”"]);
    expect(hitsOf(article, "biden's war", "anywhere")).toHaveLength(3);
    expect(hitsOf(article, "BIDEN'S", "words", true)).toEqual(["BIDEN'S"]);
    expect(hitsOf(article, "—")).toEqual(["–"]);
    expect(hitsOf("co\u00adop\u00aderate", "cooperate")).toEqual(["co\u00adop\u00aderate"]);
  });

  it("is whole words, in scripts that set gaps between them", () => {
    expect(hitsOf("war, warn, forewar, war.", "war")).toHaveLength(2);
    expect(hitsOf("naïve nai\u0308veté", "naïve")).toEqual(["naïve"]);
    expect(hitsOf("漢字仮名", "字仮")).toEqual(["字仮"]);
    expect(hitsOf("Привет, ПРИВЕТ, приветствие", "привет")).toEqual(["Привет", "ПРИВЕТ"]);
  });

  it("has asterisks for a word or the rest of one", () => {
    const article = "these so-called five territories, those five lost territories, five territorial claims";
    expect(hitsOf(article, "five * territories")).toEqual(["five lost territories"]);
    expect(hitsOf(article, "five territor*")).toEqual(["five territories", "five territorial"]);
    expect(hitsOf(article, "*called five")).toEqual(["called five"]);
    expect(hitsOf("2 \\* 3, 2*3", "2\\*3")).toEqual(["2*3"]);
    expect(hitsOf("a.c abc", "a.*", "anywhere")).toEqual(["a.c"]);
  });

  it("may be one letter or a mark, but not nothing", () => {
    expect(hitsOf("I think, therefore I am: i", "I", "words", true)).toEqual(["I", "I"]);
    expect(hitsOf("What?! No…", "?!")).toEqual(["?!"]);
    expect(faultOf("  ").message).toBe("Write something to look for.");
    expect(faultOf("\u00ad").message).toBe("Write something to look for.");
    expect(faultOf("* *").message).toContain("beside the asterisk");
  });

  it("is found wherever a plain search of the folded text finds it, in whole graphemes", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(8), (article, at, length) => {
        const folded = foldText(article);
        const from = folded.text.length === 0 ? 0 : at % folded.text.length;
        const sought = folded.text.slice(from, from + length + 1);
        fc.pre(
          sought.trim() !== "" && sought.isWellFormed() && !sought.includes("*") && !sought.includes("\\"),
        );
        const { hits } = search(sought, "anywhere").find(article);
        let last = 0;
        for (const { start, end } of hits) {
          expect(isGraphemeBoundary(article, start) && isGraphemeBoundary(article, end)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(foldText(article.slice(start, end)).text.trim()).toBe(foldText(sought.trim()).text);
          last = end;
        }
      }),
    );
  });
});

/** Whether a folded text has what a search needs. */
function has(folded: string, needed: Needed): boolean {
  if (needed === null) return true;
  if ("piece" in needed) return folded.includes(needed.piece);
  return "all" in needed
    ? needed.all.every((part) => has(folded, part))
    : needed.any.some((part) => has(folded, part));
}

describe("a pattern", () => {
  it("is folded as texts are, its escapes left alone", () => {
    const article = "“So-called” – ALLEGED, allegedly: Biden’s war.\nPutin's wars";
    expect(hitsOf(article, "so[–—]called|ALLEGED(ly)?\\b", "pattern")).toEqual([
      "So-called",
      "ALLEGED",
      "allegedly",
    ]);
    expect(hitsOf(article, "\\W–\\W", "pattern")).toEqual([" – "]);
    expect(hitsOf(article, "\\p{L}+’s war", "pattern")).toEqual(["Biden’s war", "Putin's war"]);
    expect(hitsOf(article, "[A-Z]\\w+'s", "pattern", true)).toEqual(["Biden’s", "Putin's"]);
  });

  it("asks for capitals as for any letters where they do not count, and for capitals where they do", () => {
    const article = "So U.S. envoy Élan, 5 x.";
    const both = (q: string) =>
      [false, true].map((matchCase) => hitsOf(article, q, "pattern", matchCase).join("|"));
    expect(both("\\p{Lu}[\\p{L}]+")).toEqual(["So|envoy|Élan", "So|Élan"]);
    expect(both("[[:upper:]]\\.")).toEqual(["U.|S.|x.", "U.|S."]);
    expect(both("\\P{Lu}{4,}")).toEqual([", 5 ", ". envoy |lan, 5 x."]);
    expect(both("[[:^upper:]]{4,}")).toEqual([", 5 ", ". envoy Élan, 5 x."]);
  });

  it("stays within a paragraph, whose ends are ^ and $", () => {
    const article = "First line\nSecond line";
    expect(hitsOf(article, "line\\s+second", "pattern")).toEqual([]);
    expect(hitsOf(article, "^\\w+|\\w+$", "pattern")).toEqual(["First", "line", "Second", "line"]);
  });

  it("has no hits without length", () => {
    expect(hitsOf("aab", "a*", "pattern")).toEqual(["aa"]);
    expect(hitsOf("aab", "^|$|\\b", "pattern")).toEqual([]);
    expect(hitsOf("a b", "\\s", "pattern")).toEqual([]);
  });

  it("never explodes, and says when a paragraph is too long for it", () => {
    const article = `${"a".repeat(30_000)}!`;
    expect(hitsOf(article, "(a|a)*b|(a*)*c|(a+a+)+y", "pattern")).toEqual([]);
    const huge = search("((a{0,20}){0,20})b", "pattern").find(article);
    expect(huge).toEqual({ hits: [], skipped: 1 });
    expect(faultOf("((a{0,40}){0,24})(b{0,1000})", "pattern").message).toContain("too large");
  });

  it("says what cannot be read, and where", () => {
    expect(faultOf("war (of", "pattern").message).toBe("A round bracket is not closed.");
    expect(faultOf("war [a-", "pattern").at).toEqual({ start: 4, end: 7 });
    expect(faultOf("war(?=s)", "pattern").message).toContain("Looking ahead");
    expect(faultOf("(a)\\1", "pattern").message).toContain("no such escape");
    expect(faultOf("a{1001}", "pattern").message).toContain("up to 1,000");
    expect(faultOf("* war", "pattern").at).toEqual({ start: 0, end: 1 });
    expect(faultOf("\\p{Foo}", "pattern").message).toContain("no such class");
    expect(faultOf(" ", "pattern").message).toBe("Write a pattern to look for.");
    expect(faultOf("x{3,2}", "pattern").message).toContain("fewer times");
    expect(faultOf("[z-a]", "pattern").message).toContain("ends before it begins");
    expect(faultOf("(?i war", "pattern").message).toContain("There is no such group");
    expect(faultOf("war\\", "pattern").message).toContain("A backslash needs something after it");
  });

  it.each([
    ["five (territories", 5, "("],
    ["so‑called – (Biden’s [(]war\\) (a)", 12, "("],
    ["(a)) b", 3, ")"],
    ["[)] \\Q)\\E [](]) c", 14, ")"],
    ["so—called [a", 10, "[a"],
    ["“–‑a{1001}", 4, "{1001}"],
    ["war\\", 3, "\\"],
  ])("says where %s is wrong, in what was written", (pattern, start, part) => {
    const { at } = faultOf(pattern, "pattern");
    expect(at).toEqual({ start, end: start + part.length });
    expect(pattern.slice(start, start + part.length)).toBe(part);
  });

  it("names what a text must have, so that not all have to be read", () => {
    expect(search("(Biden|Putin)'s war", "pattern").needed).toEqual({
      all: [{ any: [{ piece: "biden" }, { piece: "putin" }] }, { piece: "s war" }],
    });
    expect(search("\\w+ war", "pattern").needed).toEqual({ piece: "war" });
    expect(search("[a-z]+", "pattern").needed).toBeNull();
    expect(search("biden's *").needed).toEqual({ piece: "biden's" });
    expect(telling(search("(Biden|Putin)'s w", "pattern").needed)).toEqual({
      any: [{ piece: "biden" }, { piece: "putin" }],
    });
  });

  it("needs nothing that a text with a hit lacks", () => {
    const sought = fc.array(fc.constantFrom(..."a B war Ä ’ – (ab|b) a+ [ab] . é ﬁ ß w? \\s".split(" ")), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(text, sought, fc.constantFrom<Match>("pattern", "anywhere"), (article, parts, match) => {
        const q = parts.join("");
        fc.pre(q.trim() !== "" && (match === "pattern" || !/[*\\]/.test(q)));
        const { needed, find } = search(q, match);
        if (find(article).hits.length > 0) expect(has(foldText(article).text, needed)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("lines", () => {
  it("have whole words around the hit, on one line", () => {
    const article = `${"before ".repeat(30)}the\n hit ${"after ".repeat(30)}`;
    const start = article.indexOf("hit");
    const { before, hit, after } = wordsAround(article, { start, end: start + 3 }, 20);
    expect([before, hit, after]).toEqual(["before before the ¶ ", "hit", " after after after"]);
  });

  it("say where a paragraph ends, before, in and after the hit, and not at the ends of the text", () => {
    const article = "\n\nOne end.\n\nThe hit\nhere.\r\nNext  one.\n";
    const around = (words: string, length?: number) => {
      const start = article.indexOf(words);
      const { before, hit, after } = wordsAround(article, { start, end: start + words.length }, length);
      return `${before}[${hit}]${after}`;
    };
    expect(around("hit\nhere")).toBe("One end. ¶ The [hit ¶ here]. ¶ Next one.");
    expect(around("The")).toBe("One end. ¶ [The] hit ¶ here. ¶ Next one.");
    expect(around("hit", 9)).toBe("The [hit] ¶ here.");
    expect(around("Next", 5)).toBe("[Next]");
  });

  it("are sorted by the words from the hit outward", () => {
    const line = (before: string, after: string, title = "") => ({ before, hit: "war", after, title });
    const lines = [
      line("the long ", " of Zed", "B"),
      line("a Big ", " of all", "a"),
      line("an old ", "; Of alas", "C"),
    ];
    const order = (sort: "before" | "after" | "article" | "date") =>
      sortLines(lines, sort).map((one) => lines.indexOf(one));
    expect(order("after")).toEqual([2, 1, 0]);
    expect(order("before")).toEqual([1, 0, 2]);
    expect(order("article")).toEqual([1, 0, 2]);
    expect(order("date")).toEqual([0, 1, 2]);
  });
});
