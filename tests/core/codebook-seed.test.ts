import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { CodebookSeedSchema, type CodeExample, HUES } from "@/core/codebook";

const SEED = new URL("../../prisma/seed/", import.meta.url);
const readSeed = (path: string): string => readFileSync(new URL(path, SEED), "utf8");
const readJson = (path: string): unknown => JSON.parse(readSeed(path));

const textOfArticle = new Map(
  z
    .array(z.object({ slug: z.string(), file: z.string() }))
    .parse(readJson("articles/articles.json"))
    .map(({ slug, file }) => [slug, readSeed(`articles/${file}`)]),
);

const loadCodebook = (slug: string) => CodebookSeedSchema.parse(readJson(`codebooks/${slug}.json`));
type CodebookSeed = ReturnType<typeof loadCodebook>;
type CodeSeed = CodebookSeed["codes"][number];

const persuasion = loadCodebook("persuasion-techniques");
const frames = loadCodebook("policy-frames");
const wording = loadCodebook("wording-and-attribution");
const codebooks: [string, CodebookSeed][] = [persuasion, frames, wording].map((book) => [book.slug, book]);

const taggable = (book: CodebookSeed): CodeSeed[] => book.codes.filter((code) => !code.isGroup);
const examplesOf = (code: CodeSeed): CodeExample[] => [...code.positiveExamples, ...code.negativeExamples];
const duplicates = <T>(values: T[]): T[] => values.filter((value, index) => values.indexOf(value) !== index);

/** Start of the nth occurrence (1-based) in UTF-16 code units; -1 where there are fewer. */
function startOfOccurrence(text: string, exact: string, occurrence: number): number {
  let start = -1;
  for (let found = 0; found < occurrence; found++) {
    start = text.indexOf(exact, start + 1);
    if (start === -1) return -1;
  }
  return start;
}

describe("the codebooks that come with Marginalia", () => {
  it("keep the published inventory of 23 persuasion techniques in six groups, label by label", () => {
    const groups = persuasion.codes.filter((code) => code.isGroup);
    const labelsByGroup = groups.map((group) => [
      group.label,
      persuasion.codes.filter((code) => code.parent === group.slug).map((code) => code.label),
    ]);
    expect(labelsByGroup).toEqual([
      [
        "Attack on reputation",
        [
          "Name_Calling-Labeling",
          "Guilt_by_Association",
          "Doubt",
          "Appeal_to_Hypocrisy",
          "Questioning_the_Reputation",
        ],
      ],
      [
        "Justification",
        [
          "Flag_Waving",
          "Appeal_to_Authority",
          "Appeal_to_Popularity",
          "Appeal_to_Values",
          "Appeal_to_Fear-Prejudice",
        ],
      ],
      ["Distraction", ["Straw_Man", "Red_Herring", "Whataboutism"]],
      [
        "Simplification",
        ["Causal_Oversimplification", "False_Dilemma-No_Choice", "Consequential_Oversimplification"],
      ],
      ["Call", ["Slogans", "Conversation_Killer", "Appeal_to_Time"]],
      [
        "Manipulative wording",
        ["Loaded_Language", "Obfuscation-Vagueness-Confusion", "Exaggeration-Minimisation", "Repetition"],
      ],
    ]);
    expect(taggable(persuasion)).toHaveLength(23);
    expect(groups.map((group) => group.hue)).toEqual(HUES);
  });

  it("keep the published inventory of 15 policy frames", () => {
    expect(frames.codes.map((code) => code.label)).toEqual([
      "Economic",
      "Capacity and resources",
      "Morality",
      "Fairness and equality",
      "Legality, constitutionality and jurisprudence",
      "Policy prescription and evaluation",
      "Crime and punishment",
      "Security and defense",
      "Health and safety",
      "Quality of life",
      "Cultural identity",
      "Public opinion",
      "Political",
      "External regulation and reputation",
      "Other",
    ]);
    expect(taggable(frames)).toHaveLength(15);
  });

  it("have 13 codes for wording and attribution, with possessive blame under the first key", () => {
    expect(taggable(wording)).toHaveLength(13);
    expect(wording.codes.find((code) => code.hotkey === "1")?.slug).toBe("possessive-blame");
  });

  describe.each(codebooks)("%s", (slug, book) => {
    it("is named as its file is", () => {
      expect(book.slug).toBe(slug);
    });

    it("gives every code a slug, a label and a place of its own", () => {
      expect(duplicates(book.codes.map((code) => code.slug))).toEqual([]);
      expect(duplicates(book.codes.map((code) => code.label))).toEqual([]);
      expect(book.codes.map((code) => code.order)).toEqual(book.codes.map((_, index) => index + 1));
    });

    it("puts codes only under groups, after them and in their hue", () => {
      for (const code of taggable(book)) {
        if (code.parent === null) continue;
        const parent = book.codes.find((other) => other.slug === code.parent);
        expect(parent, code.slug).toMatchObject({ isGroup: true, parent: null, hue: code.hue });
        expect(parent!.order).toBeLessThan(code.order);
      }
    });

    it("gives no two codes that can be applied the same hue and shade", () => {
      expect(duplicates(taggable(book).map((code) => `${code.hue} ${code.shade}`))).toEqual([]);
    });

    it("uses each of the keys 1 to 9 once, on codes that can be applied", () => {
      const hotkeys = taggable(book).flatMap((code) => code.hotkey ?? []);
      expect(hotkeys.sort()).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
      expect(book.codes.filter((code) => code.isGroup && code.hotkey !== null)).toEqual([]);
    });

    it("shows every code that can be applied by examples and counter-examples, never the same passage as both", () => {
      for (const code of taggable(book)) {
        expect(code.positiveExamples.length, code.slug).toBeGreaterThan(0);
        expect(code.negativeExamples.length, code.slug).toBeGreaterThan(0);
        expect(duplicates(examplesOf(code).map((example) => example.text)), code.slug).toEqual([]);
      }
    });

    it("says where not to use a code by naming another one", () => {
      const names = codebooks.flatMap(([, other]) => taggable(other).map((code) => code.name));
      for (const code of taggable(book)) {
        const neighbours = names.filter((name) => name !== code.name && code.whenNotToUse.includes(name));
        expect(neighbours, `${code.slug}: ${code.whenNotToUse}`).not.toEqual([]);
      }
    });

    it("quotes the articles verbatim", () => {
      for (const code of book.codes) {
        for (const example of examplesOf(code)) {
          if (example.from === undefined) continue;
          expect(textOfArticle.get(example.from), `${code.slug} from ${example.from}`).toContain(
            example.text,
          );
        }
      }
    });
  });
});

const ROLES = ["reader", "second-reader", "teacher", "editor", "moderator"] as const;

const CommentSeedSchema = z.strictObject({
  by: z.enum(ROLES),
  body: z.string().min(1),
  get replies() {
    return z.array(CommentSeedSchema);
  },
});
type CommentSeed = z.infer<typeof CommentSeedSchema>;

const AnnotationSeedSchema = z.strictObject({
  article: z.string(),
  exact: z.string().min(1),
  occurrence: z.number().int().min(1),
  codes: z.array(z.string()).min(1),
  note: z.string().min(1).nullable(),
  by: z.enum(ROLES),
  group: z.literal("public"),
  comments: z.array(CommentSeedSchema),
});

const annotations = z.array(AnnotationSeedSchema).parse(readJson("annotations.json"));
const placed = annotations.map((annotation) => {
  const text = textOfArticle.get(annotation.article) ?? "";
  const start = startOfOccurrence(text, annotation.exact, annotation.occurrence);
  return { ...annotation, start, end: start + annotation.exact.length };
});
const pairs = placed.flatMap((one) =>
  placed
    .filter((other) => other !== one && other.article === one.article)
    .map((other) => [one, other] as const),
);
const sizeOfThread = (comments: CommentSeed[]): number =>
  comments.reduce((size, comment) => size + 1 + sizeOfThread(comment.replies), 0);

describe("the annotations that come with Marginalia", () => {
  it("stand on passages of the articles, trimmed of white space", () => {
    for (const annotation of placed) {
      expect(annotation.start, annotation.exact).toBeGreaterThanOrEqual(0);
      expect(annotation.exact).toBe(annotation.exact.trim());
    }
  });

  it("cover both articles, about as much of each", () => {
    const perArticle = [...textOfArticle.keys()].map(
      (slug) => annotations.filter((annotation) => annotation.article === slug).length,
    );
    expect(perArticle).toEqual([13, 13]);
  });

  it("apply only codes that exist and can be applied, each once", () => {
    const known = codebooks.flatMap(([slug, book]) => taggable(book).map((code) => `${slug}/${code.slug}`));
    for (const annotation of annotations) {
      expect(known).toEqual(expect.arrayContaining(annotation.codes));
      expect(duplicates(annotation.codes)).toEqual([]);
    }
  });

  it("tag “Biden's war” as possessive blame, discussed in three comments of which one is a reply", () => {
    const blame = annotations.find((annotation) => annotation.exact === "Biden's war");
    expect(blame?.codes).toEqual(["wording-and-attribution/possessive-blame"]);
    expect(blame?.comments).toHaveLength(2);
    expect(sizeOfThread(blame?.comments ?? [])).toBe(3);
  });

  it("show an overlap, a nesting, a highlight across a paragraph break and a very short one", () => {
    expect(pairs.some(([a, b]) => a.start < b.start && b.start < a.end && a.end < b.end)).toBe(true);
    expect(pairs.some(([a, b]) => a.start < b.start && b.end < a.end)).toBe(true);
    expect(placed.some(({ exact }) => exact.includes("\n"))).toBe(true);
    expect(placed.some(({ exact }) => exact.length <= 6)).toBe(true);
  });
});
