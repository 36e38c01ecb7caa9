import fc from "fast-check";
import { describeRange } from "@/core/anchoring/quote";
import type { AnnotationView } from "@/core/annotation";
import type {
  ExportedComment,
  ExportHead,
  ExportItem,
  ExportPlace,
  NumberedExport,
} from "@/core/export/layer-export";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { blocksOf } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import { mixedText } from "../text/text-arbitrary";

/** What people write to see what happens, and what the formats have rules about. */
export const HOSTILE = [
  "<script>alert(1)</script>",
  "</style><img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)',
  "javascript:alert(1)",
  "[x](javascript:alert(1))",
  "![pixel](https://tracker.example/p.gif)",
  "[^1]: mine",
  "[^1]",
  "[1]: https://elsewhere.example",
  "# not a heading",
  "Title\n=====",
  "- not a list\n1. neither",
  "> quoted?",
  "    indented",
  "```\nfence",
  "a | b\n- | -\n1 | 2",
  "*a* _b_ **c** ~~d~~ `e`",
  "&amp; &lt; &#65;",
  "www.example.com a@b.example https://example.org/a_b_c",
  '=HYPERLINK("https://evil.example","x")',
  "+1",
  "-2+3",
  "@SUM(A1)",
  "＝1",
  "\tTab",
  "a\r\nb",
  'He said "no", twice;\nthen left',
  "]]>",
  "\\",
  "trailing\\",
  "\u202Etxt.exe",
  "---",
  "* * *",
  "<!-- -->",
  "- [ ] task",
  ":--",
  "👨‍👩‍👧‍👦 emoji",
  "x\u00A0y",
];

const piece = fc.oneof(fc.constantFrom(...HOSTILE), mixedText, fc.string({ unit: "binary", maxLength: 8 }));

/** Any text that can be stored. */
export const anyWords = fc
  .array(piece, { maxLength: 5 })
  .map((parts) => parts.join(" ").toWellFormed().replaceAll("\u0000", ""));

/** A text of some lines, each of anything. */
export const anyText = fc
  .array(anyWords, { minLength: 1, maxLength: 5 })
  .map((lines) => lines.join("\n"))
  .filter((text) => text.trim() !== "");

const snap = (text: string, at: number) => {
  while (!isGraphemeBoundary(text, at)) at++;
  return at;
};

const spanIn = (text: string) =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({
    start: snap(text, Math.min(a, b)),
    end: snap(text, Math.max(a, b)),
  }));

/** Sound markup over a text: blocks of every kind, inline spans that cross each other. */
export const markupOf = (text: string): fc.Arbitrary<Markup> =>
  fc
    .record({
      kinds: fc.array(fc.constantFrom("paragraph", "blockquote", "list-item", "preformatted", "heading"), {
        minLength: 6,
        maxLength: 6,
      }),
      spans: fc.array(
        fc.tuple(fc.constantFrom("emphasis", "strong", "code", "link"), spanIn(text), fc.webUrl()),
        { maxLength: 6 },
      ),
    })
    .map(({ kinds, spans }) => {
      const blocks = blocksOf(text, []);
      const markup: Markup = blocks.map(({ start, end }, index) => {
        const type = kinds[index % kinds.length] ?? "paragraph";
        return (type === "heading" ? { type, level: 2, start, end } : { type, start, end }) as Markup[number];
      });
      for (const [type, { start, end }, href] of spans) {
        const block = blocks.find((one) => one.start <= start && end <= one.end);
        if (!block || start >= end) continue;
        markup.push((type === "link" ? { type, href, start, end } : { type, start, end }) as Markup[number]);
      }
      return markup;
    });

const time = "2026-01-02T03:04:05.678Z";
const idOf = (kind: number, index: number) =>
  `0190a000-0000-7000-800${kind}-${index.toString(16).padStart(12, "0")}`;
const can = { edit: false, delete: false, comment: false };

export function annotationOn(
  text: string,
  index: number,
  range: { start: number; end: number } | null,
  words: { note: string; name: string },
): AnnotationView {
  const target = range
    ? { versionId: idOf(9, 0), ...range, quote: describeRange(text, range) }
    : { versionId: idOf(9, 0), start: null, end: null, quote: { exact: "gone <b>", prefix: "", suffix: "" } };
  return {
    id: idOf(1, index),
    articleId: idOf(9, 1),
    groupId: idOf(9, 2),
    visibility: "group",
    author: { id: idOf(8, index), name: words.name || "A", handle: "a-reader" },
    target,
    anchor: { origin: range ? "made" : "orphaned", needsReview: false },
    codes: index % 3 === 0 ? [] : [idOf(7, 0), idOf(7, 1)].slice(index % 2),
    note: words.note,
    noteEditedAt: null,
    version: 1,
    createdAt: time,
    updatedAt: time,
    deleted: false,
    standing: "published",
    commentCount: 0,
    can,
  } as AnnotationView;
}

export function commentOn(
  annotation: string,
  index: number,
  parent: number | null,
  body: string,
): ExportedComment {
  const number = Number.parseInt(annotation.slice(-6), 16) * 100 + index;
  return {
    id: idOf(2, number),
    threadId: idOf(3, 0),
    articleId: idOf(9, 1),
    annotationId: annotation,
    groupId: idOf(9, 2),
    parentId: parent === null ? null : idOf(2, number - index + parent),
    author: body === "" ? null : { id: idOf(8, index), name: "Someone <b>", handle: "someone" },
    body,
    version: 1,
    createdAt: time,
    editedAt: null,
    deleted: body === "",
    quote: null,
    standing: "published",
    can: { edit: false, delete: false, reply: false },
  };
}

export interface TestLayer {
  head: ExportHead;
  places: ExportPlace[];
  items: ExportItem[];
  discussion: ExportedComment[];
}

export function headOf(text: string, markup: Markup, title = "A title"): ExportHead {
  return {
    article: {
      id: idOf(9, 1),
      slug: "an-article",
      title,
      source: null,
      author: null,
      language: "en",
      publishedAt: null,
      createdAt: time,
      minutes: 1,
      visibility: "public",
      version: { id: idOf(9, 0), number: 1, text, markup, createdAt: time },
    } as ExportHead["article"],
    canonicalUrl: null,
    group: { slug: "public", name: "Public", isPublic: true },
    includesPrivate: false,
    origin: "https://marginalia.example",
    exportedAt: time,
    codes: new Map([
      [idOf(7, 0), { codebook: "book", slug: "first", name: "First <i>", hue: "blue" }],
      [idOf(7, 1), { codebook: "book", slug: "second", name: "=Second", hue: "amber" }],
    ]),
  };
}

/** A layer over any text: passages anywhere, one without a place, hostile notes and threads. */
export const anyLayer: fc.Arbitrary<TestLayer> = anyText.chain((text) =>
  fc
    .record({
      markup: markupOf(text),
      ranges: fc.array(spanIn(text), { maxLength: 8 }),
      title: anyWords.map((title) => title.replace(/\p{Cc}/gu, " ").trim() || "T"),
      notes: fc.array(anyWords, { minLength: 9, maxLength: 9 }),
      names: fc.array(anyWords, { minLength: 9, maxLength: 9 }),
      comments: fc.array(anyWords, { maxLength: 4 }),
      hasOrphan: fc.boolean(),
    })
    .map(({ markup, ranges, title, notes, names, comments, hasOrphan }) => {
      const sound = ranges
        .filter(({ start, end }) => text.slice(start, end).trim() !== "")
        .sort((a, b) => a.end - b.end || a.start - b.start);
      const items = [...sound, ...(hasOrphan ? [null] : [])].map((range, index): ExportItem => {
        const annotation = annotationOn(text, index, range, {
          note: notes[index] ?? "",
          name: (names[index] ?? "").replace(/\s/gu, " "),
        });
        return {
          annotation,
          comments: comments.map((body, at) => commentOn(annotation.id, at, at === 0 ? null : at - 1, body)),
        };
      });
      return {
        head: headOf(text, markup, title),
        places: items.map(({ annotation }, index) => ({
          id: annotation.id,
          range: sound[index] ?? null,
          isWhole: false,
        })),
        items,
        discussion: comments.map((body, at) => commentOn(idOf(1, 99), at, null, body)),
      };
    }),
);

export async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

export const numbered = ({ head, places, items, discussion }: TestLayer): NumberedExport => ({
  head,
  places,
  items: each(items),
  discussion: each(discussion),
});

export const listed = ({ head, items, discussion }: TestLayer) => ({
  head,
  items: each(items),
  discussion: each(discussion),
});

export async function joined(chunks: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const chunk of chunks) whole += chunk;
  return whole;
}

/** The texts of a layer's blocks, as a reader compares them: without the white space around them. */
export const blockTexts = ({ head }: TestLayer): string[] => {
  const { text, markup } = head.article.version;
  return blocksOf(text, markup).map(({ start, end }) => text.slice(start, end));
};
