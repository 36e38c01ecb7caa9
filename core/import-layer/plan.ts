import type { Carried } from "@/core/anchoring/carry";
import { carryAnchors } from "@/core/anchoring/carry";
import { checkRange, describeRange, quoteMatches, type RangeFault } from "@/core/anchoring/quote";
import type { Quote } from "@/core/anchoring/quote-schema";
import { succeed, type VersionAnchor } from "@/core/anchoring/succession";
import {
  type LayerAnnotationEntry,
  LayerAnnotationSchema,
  type LayerComment,
  LayerCommentSchema,
} from "@/core/export/json-format";
import { fromProvenanceFields } from "@/core/export/json-provenance";
import type { ImportLayer, ImportLine } from "@/core/import-layer/request";
import type { Provenance } from "@/core/web-annotation/provenance";

/** What is known of an id before anything is written. */
export type Presence =
  /** Nobody has it: it can be kept. */
  | { kind: "free"; id: string }
  /** It is taken by something else, so another one, always the same for the same place, stands for it. */
  | { kind: "renamed"; id: string }
  /** It is here already. */
  | { kind: "present"; id: string }
  /** It was here, and somebody deleted it. */
  | { kind: "deleted"; id: string };

export interface ImportFacts {
  /** Text of the article's current version. */
  text: string;
  importerId: string;
  presenceOf(what: "annotation" | "comment", id: string): Presence;
  /** Id of a code that may stand in the layer; undefined where there is none. */
  codeId(codebook: string, code: string): string | undefined;
  /** Whether an address in the layer's container is nobody's, and nobody's before. */
  isSlugFree(slug: string): boolean;
  /** Whether the importer may write under this person's name here. */
  mayWriteAs(person: { id: string; handle: string }): boolean;
}

export interface PlannedWords {
  id: string;
  authorId: string;
  /** Its author and times in the file, where they could not be kept. */
  attributed: { author: LayerAnnotationEntry["author"] | null; created: string } | null;
  /** As the file has it. */
  provenance: Provenance;
}

export interface PlannedComment extends PlannedWords {
  entry: LayerComment;
  parentId: string | null;
}

export interface PlannedAnnotation extends PlannedWords {
  entry: LayerAnnotationEntry;
  groupId: string | null;
  /** In the file's own version, then in the current one; one and the same where the texts are equal. Null: on the article as a whole. */
  anchors: { inFile: VersionAnchor; current: VersionAnchor } | null;
  codes: string[];
  /** Already there: only comments are new. */
  isPresent: boolean;
  comments: PlannedComment[];
}

export interface ImportPlan {
  annotations: PlannedAnnotation[];
  discussion: PlannedComment[];
  counts: Record<"annotations" | "comments", { imported: number; present: number; refused: number }>;
  attributed: number;
  lines: ImportLine[];
}

/**
 * Decides for every entry of a file whether and how it is brought in. Pure: what is in the database comes as
 * facts. An entry that is refused takes down what hangs on it, and nothing else.
 */
export function planImport({ file, groupId }: ImportLayer, facts: ImportFacts): ImportPlan {
  return new Planner(file, groupId, facts).plan();
}

const FAULTS: Record<RangeFault, string> = {
  outside: "Its range leaves the text.",
  empty: "Its range is empty.",
  "splits-grapheme": "Its range begins or ends inside a character.",
  blank: "Its range has only white space in it.",
};

class Planner {
  private readonly lines: ImportLine[] = [];
  private readonly counts: ImportPlan["counts"] = {
    annotations: { imported: 0, present: 0, refused: 0 },
    comments: { imported: 0, present: 0, refused: 0 },
  };
  private readonly seen = new Set<string>();
  private readonly slugs = new Set<string>();
  private attributed = 0;

  constructor(
    private readonly file: ImportLayer["file"],
    private readonly groupId: string | null,
    private readonly facts: ImportFacts,
  ) {}

  plan(): ImportPlan {
    const parsed = this.file.annotations.map((raw, index) => this.parse(raw, `annotations.${index}`));
    const carried = this.carry(parsed);
    const annotations = parsed.flatMap((entry, index) => {
      const at = `annotations.${index}`;
      const planned = entry ? this.annotation(entry, at, carried[index] ?? null) : null;
      if (planned) return [planned];
      const { comments } = (this.file.annotations[index] ?? {}) as { comments?: unknown };
      this.counts.comments.refused += Array.isArray(comments) ? comments.length : 0;
      return [];
    });
    return {
      annotations,
      discussion: this.discussion(),
      counts: this.counts,
      attributed: this.attributed,
      lines: this.lines,
    };
  }

  private parse(raw: unknown, at: string): LayerAnnotationEntry | null {
    const { data, error } = LayerAnnotationSchema.safeParse(raw);
    if (data) return data;
    const issue = error.issues[0];
    return this.refuse("annotations", at, `${issue?.path.join(".")}: ${issue?.message}`);
  }

  private refuse(what: "annotations" | "comments", at: string, why: string): null {
    this.counts[what].refused++;
    this.lines.push({ at, outcome: "refused", why });
    return null;
  }

  /** All places in one pass over both texts. */
  private carry(entries: readonly (LayerAnnotationEntry | null)[]): (Carried | null)[] {
    const { text } = this.file.version;
    if (text === this.facts.text) return [];
    const ranges = entries.map((entry) => ({ start: entry?.start ?? 0, end: entry?.end ?? 0 }));
    return carryAnchors(text, this.facts.text, ranges);
  }

  private annotation(
    entry: LayerAnnotationEntry,
    at: string,
    carried: Carried | null,
  ): PlannedAnnotation | null {
    if (this.seen.has(entry.id)) return this.refuse("annotations", at, "Its id stands twice in the file.");
    this.seen.add(entry.id);
    const presence = this.facts.presenceOf("annotation", entry.id);
    if (presence.kind === "deleted") {
      this.lines.push({ at, outcome: "left-out", why: "It was deleted here, and stays so." });
      this.counts.annotations.present++;
      this.counts.comments.present += entry.comments.length;
      return null;
    }
    const { quote } = entry;
    const inFile = quote && this.anchorInFile(entry, quote, at);
    if (quote && !inFile) return null;
    const codes = this.codes(entry, at);
    const isPrivate = this.groupId === null || entry.visibility === "private";
    const words = {
      ...this.words(presence.id, entry.author, entry.created, isPrivate),
      provenance: this.provenance(entry, codes, isPrivate),
    };
    const isPresent = presence.kind === "present";
    this.counts.annotations[isPresent ? "present" : "imported"]++;
    if (!isPresent && words.attributed) this.attributed++;
    const anchors = inFile && { inFile, current: this.anchorNow(inFile, carried) };
    if (anchors && !isPresent) this.tellOfMove(anchors, at);
    const comments = this.thread(entry.comments, `${at}.comments`, isPrivate);
    return {
      ...words,
      entry,
      groupId: isPrivate ? null : this.groupId,
      anchors,
      codes: [...new Set(codes.flatMap((code) => code ?? []))],
      isPresent,
      comments,
    };
  }

  private tellOfMove({ inFile, current }: NonNullable<PlannedAnnotation["anchors"]>, at: string): void {
    if (current.start === null && inFile.start !== null) {
      this.lines.push({ at, outcome: "changed", why: "Its words are not in this article's text." });
    } else if (current.needsReview && !inFile.needsReview) {
      this.lines.push({ at, outcome: "changed", why: "Its place in this article's text is not certain." });
    }
  }

  private anchorInFile(
    { start, end, anchor }: LayerAnnotationEntry,
    quote: Quote,
    at: string,
  ): VersionAnchor | null {
    if (start === null || end === null) {
      if (start !== end) return this.refuse("annotations", at, "It has half a place.");
      const { needsReview } = anchor;
      return { ...quote, start: null, end: null, origin: "orphaned", why: "gone", needsReview };
    }
    const { text } = this.file.version;
    const range = { start, end };
    const fault = checkRange(text, range);
    if (fault) return this.refuse("annotations", at, FAULTS[fault]);
    if (text.slice(start, end) !== quote.exact) {
      return this.refuse("annotations", at, "Its quote is not what stands at its place.");
    }
    const kept = quoteMatches(text, range, quote) ? quote : describeRange(text, range);
    const { needsReview } = anchor;
    const origin = anchor.origin === "orphaned" ? "made" : anchor.origin;
    return { ...kept, start, end, origin, why: "", needsReview };
  }

  private anchorNow(inFile: VersionAnchor, carried: Carried | null): VersionAnchor {
    if (carried === null) return inFile;
    return succeed(this.facts.text, {
      last: inFile,
      leftAsOrphan: false,
      fromLast: inFile.start === null ? null : carried,
      fromCertain: null,
      sameText: null,
    });
  }

  /** A code that is not here is left out and told: as a fault, since the annotation then says less. */
  private codes(entry: LayerAnnotationEntry, at: string): (string | undefined)[] {
    return entry.codes.map(({ codebook, code }, index) => {
      const id = this.facts.codeId(codebook, code);
      if (id) return id;
      const why = `There is no code “${code}” of “${codebook}” to give here; without it, the rest is brought in.`;
      this.lines.push({ at: `${at}.codes.${index}`, outcome: "refused", why });
      return undefined;
    });
  }

  /** Nothing keeps addresses apart in private layers, and nobody else's is taken in others. */
  private provenance(
    entry: LayerAnnotationEntry,
    codes: readonly (string | undefined)[],
    isPrivate: boolean,
  ): Provenance {
    const provenance = fromProvenanceFields(entry, codes);
    const { slug } = provenance;
    if (slug === null) return provenance;
    if (isPrivate || this.slugs.has(slug) || !this.facts.isSlugFree(slug))
      return { ...provenance, slug: null };
    this.slugs.add(slug);
    return provenance;
  }

  private words(
    id: string,
    author: LayerAnnotationEntry["author"] | null,
    created: string,
    isPrivate: boolean,
  ): Omit<PlannedWords, "provenance"> {
    if (author && (author.id === this.facts.importerId || (!isPrivate && this.facts.mayWriteAs(author)))) {
      return { id, authorId: author.id, attributed: null };
    }
    return { id, authorId: this.facts.importerId, attributed: { author, created } };
  }

  private discussion(): PlannedComment[] {
    const { discussion } = this.file;
    if (this.groupId !== null || discussion.length === 0) return this.thread(discussion, "discussion", false);
    const why = "A private layer has no discussion of the whole article.";
    this.lines.push({ at: "discussion", outcome: "left-out", why });
    return [];
  }

  private thread(entries: readonly unknown[], at: string, isPrivate: boolean): PlannedComment[] {
    /** Ids of what stands in the thread so far, by their ids in the file. */
    const ids = new Map<string, string>();
    return entries.flatMap((raw, index) => this.comment(raw, `${at}.${index}`, isPrivate, ids) ?? []);
  }

  private comment(
    raw: unknown,
    at: string,
    isPrivate: boolean,
    ids: Map<string, string>,
  ): PlannedComment | null {
    const { data: entry, error } = LayerCommentSchema.safeParse(raw);
    if (!entry) {
      const issue = error.issues[0];
      return this.refuse("comments", at, `${issue?.path.join(".")}: ${issue?.message}`);
    }
    if (this.seen.has(entry.id)) return this.refuse("comments", at, "Its id stands twice in the file.");
    if (!entry.deleted && entry.body.trim() === "") return this.refuse("comments", at, "It says nothing.");
    const parentId = entry.parent === null ? null : ids.get(entry.parent);
    if (parentId === undefined) {
      return this.refuse("comments", at, "What it answers does not stand before it in its thread.");
    }
    this.seen.add(entry.id);
    const presence = this.facts.presenceOf("comment", entry.id);
    ids.set(entry.id, presence.id);
    if (presence.kind === "present" || presence.kind === "deleted") {
      this.counts.comments.present++;
      return null;
    }
    this.counts.comments.imported++;
    const words = this.words(presence.id, entry.author, entry.created, isPrivate);
    if (words.attributed && !entry.deleted) this.attributed++;
    return { ...words, provenance: fromProvenanceFields(entry, []), entry, parentId };
  }
}
