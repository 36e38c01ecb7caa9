import type { Carried } from "@/core/anchoring/carry";
import { carryAnchors } from "@/core/anchoring/carry";
import { checkRange, describeRange, quoteMatches, type RangeFault } from "@/core/anchoring/quote";
import type { Quote } from "@/core/anchoring/quote-schema";
import { succeed, type VersionAnchor } from "@/core/anchoring/succession";
import type { PassageQuote } from "@/core/comment";
import {
  type LayerAnnotationEntry,
  LayerAnnotationSchema,
  type LayerComment,
  LayerCommentSchema,
} from "@/core/export/json-format";
import { fromProvenanceFields } from "@/core/export/json-provenance";
import type {
  ImportCounts,
  ImportPlan,
  PlannedAnchors,
  PlannedAnnotation,
  PlannedComment,
  PlannedWords,
} from "@/core/import-layer/planned";
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
  /** Of the article's versions, the one that the file was taken from, where its text is not the current one. */
  fileVersionId: string | null;
  currentVersionId: string;
  importerId: string;
  presenceOf(what: "annotation" | "comment", id: string): Presence;
  /** Id of a code that may stand in the layer; undefined where there is none. */
  codeId(codebook: string, code: string): string | undefined;
  /** Whether an address in the layer's container is nobody's, and nobody's before. */
  isSlugFree(slug: string): boolean;
  /** Whether the importer may write under this person's name here. */
  mayWriteAs(person: { id: string; handle: string }): boolean;
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
  private readonly counts: ImportCounts = {
    annotations: { imported: 0, present: 0, refused: 0 },
    comments: { imported: 0, present: 0, refused: 0 },
  };
  private readonly seen = new Set<string>();
  private readonly slugs = new Set<string>();
  /** Ids of comments that keep no time of their own. */
  private readonly standNow = new Set<string>();
  private attributed = 0;
  /** Scheme and host of the site that the file comes from; null where it does not say. */
  private readonly origin: string | null;

  constructor(
    private readonly file: ImportLayer["file"],
    private readonly groupId: string | null,
    private readonly facts: ImportFacts,
  ) {
    this.origin = URL.canParse(file.from) ? new URL(file.from).origin : null;
  }

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
    const isPresent = presence.kind === "present";
    this.counts.annotations[isPresent ? "present" : "imported"]++;
    const comments = this.thread(entry.comments, `${at}.comments`, isPrivate);
    const groupId = isPrivate ? null : this.groupId;
    if (isPresent) return { id: presence.id, groupId, made: null, comments };
    const anchors = inFile && this.anchors(inFile, carried);
    if (inFile && anchors) this.tellOfMove(inFile, anchors.current, at);
    const words = this.words("annotations", presence.id, entry, isPrivate, codes);
    const isNow = words.created === null;
    return {
      id: presence.id,
      groupId,
      made: {
        ...words,
        provenance: this.withOwnSlug(words.provenance, isPrivate),
        note: entry.note,
        updated: isNow ? null : entry.updated,
        codes: [...new Set(codes.flatMap((code) => code ?? []))],
        anchors,
      },
      comments,
    };
  }

  private anchors(inFile: VersionAnchor, carried: Carried | null): PlannedAnchors {
    const { fileVersionId } = this.facts;
    return {
      earlier: fileVersionId === null ? null : { ...inFile, versionId: fileVersionId },
      current: this.anchorNow(inFile, carried),
    };
  }

  private tellOfMove(inFile: VersionAnchor, current: VersionAnchor, at: string): void {
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
  private withOwnSlug(provenance: Provenance, isPrivate: boolean): Provenance {
    const { slug } = provenance;
    if (slug === null) return provenance;
    if (isPrivate || this.slugs.has(slug) || !this.facts.isSlugFree(slug))
      return { ...provenance, slug: null };
    this.slugs.add(slug);
    return provenance;
  }

  private words(
    what: "annotations" | "comments",
    id: string,
    entry: LayerAnnotationEntry | LayerComment,
    isPrivate: boolean,
    codes: readonly (string | undefined)[],
  ): PlannedWords {
    const { author, created, version, deleted } = entry;
    const provenance = this.moved(fromProvenanceFields(entry, codes), what, entry.id, id);
    const common = { id, version, deleted, entry };
    if (author && (author.id === this.facts.importerId || (!isPrivate && this.facts.mayWriteAs(author)))) {
      return { ...common, authorId: author.id, created, provenance };
    }
    if (what === "annotations" || !deleted) this.attributed++;
    // Whoever wrote it first, where it was brought in before.
    const foreign = { imported: { author, created }, ...provenance.foreign };
    return {
      ...common,
      authorId: this.facts.importerId,
      created: null,
      provenance: { ...provenance, foreign },
    };
  }

  /** Its address before, where it has another one now, before those that it had then. */
  private moved(provenance: Provenance, what: string, before: string, now: string): Provenance {
    if (this.origin === null || before === now) return provenance;
    return { ...provenance, via: [...new Set([`${this.origin}/${what}/${before}`, ...provenance.via])] };
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
    const words = this.words("comments", presence.id, entry, isPrivate, []);
    // An answer comes after what it answers, also where that stands there as of now.
    if (parentId !== null && this.standNow.has(parentId)) words.created = null;
    if (words.created === null) this.standNow.add(presence.id);
    const quote = entry.quote ? this.quoteHere(entry.quote, at) : null;
    return { ...words, body: entry.body, edited: entry.edited, parentId, quote };
  }

  /**
   * A passage that a comment quotes, in a version that says it here. One of another version than the file's has no
   * text in it to compare, and its words are not put into the mouth of an article that may not say them.
   */
  private quoteHere(quote: PassageQuote, at: string): PassageQuote | null {
    const { id, text } = this.file.version;
    const { fileVersionId, currentVersionId } = this.facts;
    const versionId = text === this.facts.text ? currentVersionId : fileVersionId;
    const isSaid =
      quote.versionId === id &&
      checkRange(text, quote) === null &&
      text.slice(quote.start, quote.end) === quote.exact;
    if (isSaid && versionId !== null) return { ...quote, versionId };
    const why =
      "The passage that it quotes is not in this article as the file has it; the comment comes without it.";
    this.lines.push({ at: `${at}.quote`, outcome: "changed", why });
    return null;
  }
}
