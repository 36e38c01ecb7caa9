import { describeRange } from "@/core/anchoring/quote";
import { MAX_CODES } from "@/core/annotation";
import type { ImportPlan, NewAnnotation } from "@/core/import-layer/planned";
import type { LineFault, SpanLine } from "@/core/import-layer/span-lines";
import { placeSpan, type SpanText, spanText } from "@/core/import-layer/span-place";
import { importMark, type OffsetUnit, type SpanReportLine } from "@/core/import-layer/span-request";

export interface SpanFacts {
  importId: string;
  importerId: string;
  groupId: string | null;
  unit: OffsetUnit;
  /** An article by what the file calls it; undefined where the importer may read none of that name. */
  articleOf(name: string): { id: string; text: string } | undefined;
  /** A code of the chosen codebook that may be given, or why there is none. */
  codeOf(name: string): { id: string } | { refused: string };
  /** Whether the importer has such an annotation there already: `start end code code …`, codes sorted. */
  isPresent(articleId: string, key: string): boolean;
  /** Whether the annotation of this id stands there already. */
  isKnown(articleId: string, id: string): boolean;
  newId(): string;
}

export interface SpanPlan {
  /** By article. */
  plans: ReadonlyMap<string, ImportPlan>;
  imported: number;
  present: number;
  refused: number;
  /** In the order of the file. */
  lines: SpanReportLine[];
}

export const presenceKey = (start: number, end: number, codes: readonly string[]): string =>
  [start, end, ...[...codes].sort()].join(" ");

interface Wanted {
  line: number;
  articleId: string;
  start: number;
  end: number;
  codes: string[];
  note: string;
}

/**
 * Decides for every line whether and how it is brought in. Pure: what is in the database comes as facts. Lines of a
 * table on the same passage become one annotation with all their codes, as they were when they were taken out.
 */
export function planSpans(
  read: { lines: readonly SpanLine[]; faults: readonly LineFault[] },
  facts: SpanFacts,
): SpanPlan {
  const report: SpanReportLine[] = read.faults.map(({ line, why }) => ({ line, outcome: "refused", why }));
  const texts = new Map<string, SpanText>();
  const wanted = new Map<string, Wanted>();
  let present = 0;

  for (const line of read.lines) {
    const say = (outcome: SpanReportLine["outcome"], why: string) =>
      report.push({ line: line.line, outcome, why });
    const article = facts.articleOf(line.article);
    if (!article) {
      say("refused", `There is no article “${line.article}” that you may read.`);
      continue;
    }
    let text = texts.get(article.id);
    if (!text) {
      text = spanText(article.text);
      texts.set(article.id, text);
    }
    const codes: string[] = [];
    const unknown = line.codes.flatMap((name) => {
      const code = facts.codeOf(name);
      if ("refused" in code) return [code.refused];
      codes.push(code.id);
      return [];
    });
    const placed = placeSpan(text, line, facts.unit);
    const [why] = "refused" in placed ? [placed.refused] : unknown;
    if ("refused" in placed || why !== undefined) {
      say("refused", why ?? "");
      continue;
    }
    if (line.id !== null && facts.isKnown(article.id, line.id)) {
      present++;
      continue;
    }
    const { range, isSnapped } = placed;
    // A line with an id or a note is an annotation of its own; a row of a table is a code on a passage.
    const isRow = line.id === null && line.note === "";
    const key = isRow ? `${article.id} ${range.start} ${range.end}` : `line ${line.line}`;
    const same = wanted.get(key);
    if (!same) {
      wanted.set(key, {
        line: line.line,
        articleId: article.id,
        ...range,
        codes: [...new Set(codes)],
        note: line.note,
      });
    } else if (codes.every((code) => same.codes.includes(code))) {
      say("left-out", `It says the same as line ${same.line}.`);
      continue;
    } else if (same.codes.length >= MAX_CODES) {
      say("refused", `A passage has at most ${MAX_CODES} codes.`);
      continue;
    } else same.codes.push(...codes.filter((code) => !same.codes.includes(code)));
    if (isSnapped) {
      say(
        "changed",
        `It began or ended inside a character, and is on “${article.text.slice(range.start, range.end)}” now.`,
      );
    }
  }

  const plans = new Map<string, ImportPlan>();
  let imported = 0;
  for (const one of wanted.values()) {
    if (facts.isPresent(one.articleId, presenceKey(one.start, one.end, one.codes))) {
      present++;
      continue;
    }
    imported++;
    const plan = plans.get(one.articleId) ?? emptyPlan();
    plans.set(one.articleId, plan);
    const made = annotationOf(one, texts.get(one.articleId)?.text ?? "", facts);
    plan.annotations.push({ id: made.id, groupId: facts.groupId, made, comments: [] });
  }
  const refused = report.filter(({ outcome }) => outcome === "refused").length;
  return { plans, imported, present, refused, lines: report.sort((a, b) => a.line - b.line) };
}

const emptyPlan = (): ImportPlan => ({
  annotations: [],
  discussion: [],
  counts: {
    annotations: { imported: 0, present: 0, refused: 0 },
    comments: { imported: 0, present: 0, refused: 0 },
  },
  attributed: 0,
  lines: [],
});

function annotationOf(
  { start, end, codes, note, articleId }: Wanted,
  text: string,
  facts: SpanFacts,
): NewAnnotation {
  const id = facts.newId();
  return {
    id,
    authorId: facts.importerId,
    created: null,
    updated: null,
    version: 1,
    deleted: false,
    note,
    codes,
    provenance: { slug: null, via: [importMark(facts.importId)], canonical: null, foreign: null },
    entry: { id, articleId, start, end, codes, note, importId: facts.importId },
    anchors: {
      earlier: null,
      current: {
        ...describeRange(text, { start, end }),
        start,
        end,
        origin: "made",
        why: "",
        needsReview: false,
      },
    },
  };
}
