import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { nearestNames } from "@/core/annotation-query/nearest-names";
import { parseQuery, readQuery } from "@/core/annotation-query/parse-query";
import { printQuery } from "@/core/annotation-query/print-query";
import {
  type AnnotationQuery,
  checkLeaf,
  EVERYTHING,
  isNamed,
  leavesOf,
  MAX_DEPTH,
  nameOf,
  normalizeQuery,
  type QueryLeaf,
  SETTLED,
} from "@/core/annotation-query/query";
import { QueryFault } from "@/core/annotation-query/query-tokens";
import { namesOfTask, writtenTaskNames } from "@/core/annotation-query/task-names";

const name = fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,12}$/);
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .filter((text) => text.trim() !== "" && !/\p{Cc}/u.test(text) && text.length <= 200);
const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** From, to, in order, at least one of them. */
const ends = <T>(one: fc.Arbitrary<T>, compare: (a: T, b: T) => number) =>
  fc
    .tuple(fc.option(one), fc.option(one))
    .filter(([a, b]) => a !== null || b !== null)
    .map(([a, b]) => (a !== null && b !== null && compare(a, b) > 0 ? ([b, a] as const) : ([a, b] as const)));

const leaf: fc.Arbitrary<QueryLeaf> = fc.oneof(
  fc.record({ kind: fc.constant("code" as const), code: name, children: fc.boolean() }),
  fc
    .tuple(name, name)
    .map(([book, code]) => ({ kind: "code" as const, code: `${book}/${code}`, children: true })),
  name.map((person) => ({ kind: "person" as const, person })),
  name.map((group) => ({ kind: "group" as const, group })),
  fc.uuid().map((article) => ({ kind: "article" as const, article })),
  ends(day, (a, b) => (a < b ? -1 : 1)).map(([from, to]) => ({ kind: "made" as const, from, to })),
  ends(fc.nat(9_999), (a, b) => a - b).map(([least, most]) => ({ kind: "agreement" as const, least, most })),
  words.map((text) => ({ kind: "text" as const, text })),
  words.map((text) => ({ kind: "note" as const, text })),
  fc.tuple(name, name).map(([group, title]) => ({ kind: "task" as const, task: `${group}/${title}` })),
  fc.constantFrom(...SETTLED).map((how) => ({ kind: "settled" as const, how })),
  fc.constantFrom("code", "note", "reply").map((what) => ({ kind: "has", what }) as QueryLeaf),
);

const { query } = fc.letrec<{ query: AnnotationQuery }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      of: fc.array(tie("query"), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("not" as const), of: tie("query") }),
  ),
}));

const faultOf = (text: string): QueryFault => {
  try {
    parseQuery(text);
  } catch (thrown) {
    if (thrown instanceof QueryFault) return thrown;
    throw thrown;
  }
  throw new Error(`“${text}” was read without a fault.`);
};

describe("the written form of a query", () => {
  it("is read back to the query it was made of, whatever that is", () => {
    fc.assert(
      fc.property(query, (any) => {
        const text = printQuery(any);
        fc.pre(text.length <= 2_000);
        expect(parseQuery(text)).toEqual(normalizeQuery(any));
        expect(printQuery(parseQuery(text))).toBe(text);
      }),
    );
  });

  it("is never read in any other way than as a query, or as a fault within the text", () => {
    const pieces = fc.constantFrom(
      "code:",
      "a",
      '"',
      "“",
      "(",
      ")",
      "OR",
      "AND",
      "NOT",
      "-",
      " ",
      "\\",
      "..",
      "2",
      "+",
      "made:",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join("")),
        ),
        (text) => {
          try {
            expect(normalizeQuery(parseQuery(text))).toEqual(parseQuery(text));
          } catch (thrown) {
            if (!(thrown instanceof QueryFault)) throw thrown;
            expect(thrown.at.start).toBeGreaterThanOrEqual(0);
            expect(thrown.at.end).toBeLessThanOrEqual(text.length);
            expect(thrown.at.start).toBeLessThanOrEqual(thrown.at.end);
          }
        },
      ),
    );
  });

  it("has conditions side by side for “and”, and binds OR less and NOT more", () => {
    const of = (text: string) => ({ kind: "text", text });
    expect(parseQuery("a b OR NOT c d")).toEqual({
      kind: "or",
      of: [
        { kind: "and", of: [of("a"), of("b")] },
        { kind: "and", of: [{ kind: "not", of: of("c") }, of("d")] },
      ],
    });
    expect(printQuery(parseQuery("a AND (b OR (c d)) -(e f)"))).toBe(
      "text:a (text:b OR text:c text:d) NOT (text:e text:f)",
    );
  });

  it("takes a title in quotation marks for the name in its address", () => {
    expect(parseQuery('group:"Media literacy"')).toEqual({ kind: "group", group: "media-literacy" });
    expect(parseQuery("code:“Possessive blame”")).toEqual({
      kind: "code",
      code: "possessive-blame",
      children: false,
    });
    expect(faultOf("code:Possessive/blame/more").message).toContain("is not a name");
    expect(faultOf("code:+").message).toBe("Say what comes after “code:”.");
  });

  it("refuses what stands for nothing: days before all calendars, words without a letter to see", () => {
    expect(faultOf("made:0000-01-01").message).toContain("Write days as");
    expect(faultOf("made:..0000").message).toContain("Write days as");
    expect(checkLeaf({ kind: "made", from: "0000-12-31", to: null })).toBe("There is no such day.");
    for (const nothing of ["\u200b", "\u00ad \u200b"]) {
      expect(faultOf(`text:"${nothing}"`).message).toBe("Write the words to look for.");
    }
  });

  it("takes other words, marks and ways to write the same", () => {
    const written =
      'tag:possessive-blame+ by:@ada “so-called” AND date:2026-02 agreement:>=2 -quote:"a \\"b\\""';
    expect(printQuery(parseQuery(written))).toBe(
      'code:possessive-blame+ person:ada text:so-called made:2026-02-01..2026-02-28 agreement:2.. NOT text:"a \\"b\\""',
    );
    expect(parseQuery("made:2024-02..")).toEqual({ kind: "made", from: "2024-02-01", to: null });
    expect(parseQuery("made:..2024")).toEqual({ kind: "made", from: null, to: "2024-12-31" });
    expect(printQuery(parseQuery("is:settled OR is:rejected OR -settled:no task:week-1"))).toBe(
      "settled:yes OR settled:rejected OR NOT settled:no task:week-1",
    );
    expect(parseQuery("agreement:3")).toEqual({ kind: "agreement", least: 3, most: 3 });
  });

  it("knows where its names and values stand, without the signs that say how they are meant", () => {
    const { places } = readQuery('by:@Ada OR -(tag:a+ code:"book/slug+") “so-called” made:2026..');
    expect([...places].map(([leaf, { start, end }]) => [leaf.kind, start, end])).toEqual([
      ["person", 4, 7],
      ["code", 17, 18],
      ["code", 26, 35],
      ["text", 40, 49],
      ["made", 56, 62],
    ]);
    fc.assert(
      fc.property(query, (any) => {
        const text = printQuery(any);
        fc.pre(text.length <= 2_000);
        const read = readQuery(text);
        // Each leaf of the tree has its place, in the order that they are written in.
        expect([...read.places.keys()]).toEqual(leavesOf(read.query));
        for (const [leaf, { start, end }] of read.places) {
          if (isNamed(leaf)) expect(text.slice(start, end).toLowerCase()).toBe(nameOf(leaf));
        }
      }),
    );
  });

  it("is everything when it is empty", () => {
    expect(parseQuery("  ")).toEqual(EVERYTHING);
    expect(printQuery(EVERYTHING)).toBe("");
    expect(printQuery({ kind: "not", of: { kind: "or", of: [] } })).toBe("");
  });

  it("says what is wrong and where", () => {
    expect(faultOf("person:ada colour:red").at).toEqual({ start: 11, end: 18 });
    expect(faultOf("person:ada colour:red").message).toContain("There is no “colour:” here");
    expect(faultOf('text:"open').at).toEqual({ start: 5, end: 10 });
    expect(faultOf("(a OR b").message).toBe("This bracket is not closed.");
    expect(faultOf("a) b").at).toEqual({ start: 1, end: 2 });
    expect(faultOf("a OR").message).toBe("Something has to follow here.");
    expect(faultOf("a OR OR b").message).toBe("A condition has to stand here.");
    expect(faultOf("code:").message).toBe("Say what comes after “code:”.");
    expect(faultOf("code:a+b").message).toContain("is not a name");
    expect(faultOf("made:2026-02-30").message).toContain("Write days as");
    expect(faultOf("made:2026-03..2026-01").message).toBe("The end comes before the beginning.");
    expect(faultOf("agreement:lots").message).toContain("Say how many others agree");
    expect(faultOf("has:wings").message).toContain("has:note");
    for (const none of ["is:no", "settled:maybe", "is:constructor"])
      expect(faultOf(none).message).toContain("Write settled:yes");
    expect(faultOf('""').message).toBe("Write the words to look for.");
  });

  it("has its limits: length, depth, conditions", () => {
    expect(faultOf("a".repeat(2_001)).message).toContain("2,000 characters");
    expect(faultOf(`${"(".repeat(MAX_DEPTH + 1)}a${")".repeat(MAX_DEPTH + 1)}`).message).toContain(
      "8 levels",
    );
    expect(faultOf("NOT ".repeat(400).trim()).message).toContain("8 levels");
    expect(faultOf("a ".repeat(51)).message).toContain("50 conditions");
    expect(faultOf("x".repeat(201)).message).toContain("200 characters");
  });
});

test("a task is named by its title, its group's besides where another has the same, or its id", () => {
  const tasks = [
    { id: "a", title: "Week 1: Who’s to blame?", group: "class" },
    { id: "b", title: "Week 2", group: "class" },
    { id: "c", title: "Week 2", group: "desk" },
    { id: "d", title: "Тиждень 3", group: "class" },
    { id: "e", title: "…", group: "class" },
    { id: "f", title: "тиждень 3!", group: "class" },
  ];
  expect([...writtenTaskNames(tasks).values()]).toEqual([
    "week-1-whos-to-blame",
    "class/week-2",
    "desk/week-2",
    "d",
    "e",
    "f",
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
      for (const task of namesOfTask({ id: "a", title, group: "class" })) {
        const leaf: QueryLeaf = { kind: "task", task };
        expect(parseQuery(printQuery(leaf))).toEqual(leaf);
        expect(nameOf({ kind: "task", task })).toBe(task);
      }
    }),
  );
});

describe("names that may have been meant", () => {
  const known = [
    { name: "possessive-blame", title: "Possessive blame" },
    { name: "loaded-label", title: "Loaded label" },
    { name: "doubt", title: "Doubt" },
    { name: "book/doubt", title: "Doubt" },
    { name: "ada", title: "Ada Lovelace" },
    { name: "adam", title: "Ben" },
  ];

  it("are those written nearly so, the likeliest first", () => {
    expect(nearestNames("posessive-blame", known)).toEqual(["possessive-blame"]);
    expect(nearestNames("Possessive_Blame", known)).toEqual(["possessive-blame"]);
    expect(nearestNames("daubt", known)).toEqual(["doubt", "book/doubt"]);
    expect(nearestNames("duobt", known)[0]).toBe("doubt");
    expect(nearestNames("bda", known)).toEqual(["ada"]);
    expect(nearestNames("adà", known)).toEqual(["ada", "adam"]);
  });

  it("or that have what was written in them, also in their title", () => {
    expect(nearestNames("blame", known)).toEqual(["possessive-blame"]);
    expect(nearestNames("lovelace", known)).toEqual(["ada"]);
    expect(nearestNames("label-loaded", known)).toEqual(["loaded-label"]);
  });

  it("are none where nobody would have meant one, and three at most", () => {
    expect(nearestNames("zeitgeist", known)).toEqual([]);
    expect(nearestNames("--", known)).toEqual([]);
    const many = Array.from({ length: 9 }, (_, at) => ({ name: `code-${at}` }));
    expect(nearestNames("code-", many)).toEqual(["code-0", "code-1", "code-2"]);
  });

  it("has whatever was changed by one letter, in any name of three letters or more", () => {
    const letters = fc.stringMatching(/^[a-z]{3,20}$/);
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom("drop", "swap", "add", "other"), (name, any, how) => {
        const at = any % (name.length - 1);
        const [a, b] = [name[at] ?? "", name[at + 1] ?? ""];
        const changed = { drop: "", swap: b + a, add: `${a}q${b}`, other: `q${b}` }[how];
        const wrong = name.slice(0, at) + (how === "drop" ? b : changed) + name.slice(at + 2);
        expect(nearestNames(wrong, [{ name }])).toEqual([name]);
      }),
    );
  });
});
