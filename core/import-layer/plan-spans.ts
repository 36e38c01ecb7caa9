import { describeRange } from "@/core/anchoring/quote";
import { MAX_CODES, MAX_NOTE_LENGTH } from "@/core/annotation";
import { MAX_COMMENT_LENGTH } from "@/core/comment";
import type { ImportPlan, NewAnnotation, PlannedComment } from "@/core/import-layer/planned";
import type { LineFault, SpanCode, SpanLine } from "@/core/import-layer/span-lines";
import { placeSpan, type SpanText, spanText } from "@/core/import-layer/span-place";
import { importMark, type OffsetUnit, type SpanReportLine } from "@/core/import-layer/span-request";
import { attributed, quoteHere, type SpanComment, type SpanWriter } from "@/core/import-layer/span-words";
import type { Provenance } from "@/core/web-annotation/provenance";

export interface SpanArticle {
  id: string;
  /** The current one, with its text. */
  versionId: string;
  text: string;
}

export interface SpanFacts {
  importId: string;
  importerId: string;
  groupId: string | null;
  unit: OffsetUnit;
  /** An article by what the file calls it; undefined where the importer may read none of that name. */
  articleOf(name: string): SpanArticle | undefined;
  /** A code that may be given, of the codebook that the file names, else of the chosen one; or why there is none. */
  codeOf(code: SpanCode): { id: string } | { refused: string };
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
  comments: number;
  /** Annotations and comments that others wrote, and that say so. */
  attributed: number;
  present: number;
  refused: number;
  /** In the order of the file. */
  lines: SpanReportLine[];
}

export const presenceKey = (start: number, end: number, codes: readonly string[]): string =>
  [start, end, ...[...codes].sort()].join(" ");

interface Wanted {
  line: number;
  article: SpanArticle;
  start: number;
  end: number;
  codes: string[];
  note: string;
  author: SpanWriter | null;
  created: string;
  comments: readonly SpanComment[];
}

/**
 * Decides for every line whether and how it is brought in. Pure: what is in the database comes as facts. Lines of a
 * table on the same passage become one annotation with all their codes, as they were when they were taken out.
 * Everything is posted by the importer; what somebody else wrote says so in its words, and is never under their name.
 */
export function planSpans(
  read: { lines: readonly SpanLine[]; faults: readonly LineFault[] },
  facts: SpanFacts,
): SpanPlan {
  const report: SpanReportLine[] = read.faults.map(({ line, why }) => ({ line, outcome: "refused", why }));
  const texts = new Map<string, SpanText>();
  const wanted = new Map<string, Wanted>();
  /** By article, the line on which the annotation of an id stands. */
  const lineOfId = new Map<string, number>();
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
    const unknown = line.codes.flatMap((named) => {
      const code = facts.codeOf(named);
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
    const itself = line.id === null ? null : `${article.id} ${line.id}`;
    const before = itself === null ? undefined : lineOfId.get(itself);
    if (before !== undefined) {
      say("left-out", `It is the annotation of line ${before} once more.`);
      continue;
    }
    if (itself !== null) lineOfId.set(itself, line.line);
    if (line.id !== null && facts.isKnown(article.id, line.id)) {
      present++;
      sayNotAgain(line, say);
      continue;
    }
    const note = wordsOf(line.note, line, facts, MAX_NOTE_LENGTH);
    if (note === null) {
      say("refused", "Its note is too long with the name of who wrote it.");
      continue;
    }
    for (const fault of line.commentFaults) say("left-out", fault);
    if (line.isSettled) say("changed", "It was settled there; here it is an annotation.");
    const { range, isSnapped } = placed;
    // A line with an id or a note is an annotation of its own; a row of a table is a code on a passage.
    const isRow = line.id === null && line.note === "" && line.comments.length === 0;
    const key = isRow ? `${article.id} ${range.start} ${range.end}` : `line ${line.line}`;
    const same = wanted.get(key);
    if (!same) {
      wanted.set(key, {
        line: line.line,
        article,
        ...range,
        codes: [...new Set(codes)],
        note,
        author: line.author,
        created: line.created,
        comments: line.comments,
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
  const counted = { imported: 0, comments: 0, attributed: 0 };
  for (const one of wanted.values()) {
    const say = (outcome: SpanReportLine["outcome"], why: string) =>
      report.push({ line: one.line, outcome, why });
    const { article } = one;
    if (facts.isPresent(article.id, presenceKey(one.start, one.end, one.codes))) {
      present++;
      sayNotAgain(one, say);
      continue;
    }
    const comments = commentsOf(one, facts, say);
    counted.imported++;
    counted.comments += comments.length;
    counted.attributed += [one, ...comments].filter((each) => isOthers(each, facts)).length;
    const plan = plans.get(article.id) ?? emptyPlan();
    plans.set(article.id, plan);
    const made = annotationOf(one, facts);
    plan.annotations.push({
      id: made.id,
      groupId: facts.groupId,
      made,
      comments: comments.map(({ planned }) => planned),
    });
  }
  const refused = report.filter(({ outcome }) => outcome === "refused").length;
  return { plans, ...counted, present, refused, lines: report.sort((a, b) => a.line - b.line) };
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

type Say = (outcome: SpanReportLine["outcome"], why: string) => void;
type Written = Pick<Wanted, "author" | "created">;

function sayNotAgain({ comments }: { comments: readonly SpanComment[] }, say: Say): void {
  if (comments.length === 0) return;
  const what = comments.length === 1 ? "its comment is" : `its ${comments.length} comments are`;
  say("left-out", `It is here already; ${what} not brought in again.`);
}

/** Whose words nobody names are the importer's own. */
const isOthers = ({ author }: { author: SpanWriter | null }, { importerId }: SpanFacts): boolean =>
  author !== null && author.id !== importerId;

/** As they are posted; null where they are too long so. @param most UTF-16 code units */
function wordsOf(body: string, { author, created }: Written, facts: SpanFacts, most: number): string | null {
  if (body === "" || author === null || !isOthers({ author }, facts)) return body;
  const words = attributed(body, author, created);
  return words.length <= most ? words : null;
}

const provenanceOf = ({ author, created }: Written, facts: SpanFacts): Provenance => ({
  slug: null,
  via: [importMark(facts.importId)],
  canonical: null,
  foreign: author && isOthers({ author }, facts) ? { imported: { author, created } } : null,
});

function commentsOf(
  { comments, article }: Wanted,
  facts: SpanFacts,
  say: Say,
): { author: SpanWriter | null; planned: PlannedComment }[] {
  const ids = new Map<string, string>();
  let unquoted = 0;
  const planned = comments.flatMap((comment) => {
    const { author, parent } = comment;
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    const body = wordsOf(comment.body, comment, facts, MAX_COMMENT_LENGTH);
    if (body === null) {
      say("left-out", "A comment is too long with the name of who wrote it.");
      return [];
    }
    const id = facts.newId();
    ids.set(comment.id, id);
    const quote = comment.quote && quoteHere(comment.quote, article);
    if (comment.quote && !quote) unquoted++;
    const made: PlannedComment = {
      id,
      authorId: facts.importerId,
      created: null,
      edited: null,
      version: 1,
      deleted: false,
      parentId,
      body,
      quote,
      provenance: provenanceOf(comment, facts),
      entry: { id, parentId, body, importId: facts.importId },
    };
    return [{ author, planned: made }];
  });
  if (unquoted > 0) {
    const what = unquoted === 1 ? "a comment quotes is" : `${unquoted} comments quote is`;
    say("changed", `What ${what} not in this article at that place; it is not quoted here.`);
  }
  return planned;
}

function annotationOf(
  { start, end, codes, note, article, ...written }: Wanted,
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
    provenance: provenanceOf(written, facts),
    entry: { id, articleId: article.id, start, end, codes, note, importId: facts.importId },
    anchors: {
      earlier: null,
      current: {
        ...describeRange(article.text, { start, end }),
        start,
        end,
        origin: "made",
        why: "",
        needsReview: false,
      },
    },
  };
}
