import { MAX_COMMENT_LENGTH } from "@/core/comment";
import type {
  ImportCounts,
  ImportPlan,
  PlannedAnchors,
  PlannedAnnotation,
  PlannedComment,
  PlannedWords,
} from "@/core/import-layer/planned";
import type { KnownMember, ReadEntry } from "@/core/import-layer/read-collection";
import type { ImportLine } from "@/core/import-layer/request";
import type { Incoming } from "@/core/web-annotation/incoming";
import type { Answered } from "@/core/web-annotation/incoming-target";
import { isJsonObject, toList } from "@/core/web-annotation/json";

export interface CollectionFacts {
  groupId: string | null;
  importerId: string;
  /** The importer's own address, by which the file may name them. */
  importerIri: string;
  now: Date;
  /** Whether a code can be given in the layer. */
  isUsable(codeId: string): boolean;
  /** Where an entry's passage stands, or why it cannot be placed. */
  placeOf(entry: ReadEntry): PlannedAnchors | { refused: string };
  /** A member of the container, by the last part of its address or by its id. */
  member(answered: Answered): KnownMember | undefined;
}

/** What an annotation of the file can answer. */
type Thing = Pick<KnownMember, "kind" | "id" | "annotationId" | "isGone"> & {
  /** ISO 8601; left out for what is here already. */
  created?: string | null;
};

/**
 * Decides for every annotation of a file, read one by one, whether and how it is brought in. Pure. What is
 * here already is left as it is; what answers something that is refused is refused with it.
 */
export function planCollection(
  entries: readonly ReadEntry[],
  lines: readonly ImportLine[],
  facts: CollectionFacts,
): ImportPlan {
  return new CollectionPlanner(entries, lines, facts).plan();
}

class CollectionPlanner {
  private readonly lines: ImportLine[];
  private readonly counts: ImportCounts = {
    annotations: { imported: 0, present: 0, refused: 0 },
    comments: { imported: 0, present: 0, refused: 0 },
  };
  private readonly annotations = new Map<string, PlannedAnnotation>();
  private readonly discussion: PlannedComment[] = [];
  private readonly things = new Map<string, Thing>();
  private attributed = 0;
  private made = 0;

  constructor(
    private readonly entries: readonly ReadEntry[],
    lines: readonly ImportLine[],
    private readonly facts: CollectionFacts,
  ) {
    this.lines = [...lines];
  }

  plan(): ImportPlan {
    let waiting = this.entries.flatMap((entry) => this.look(entry) ?? []);
    // Each round takes in what answers the things of the rounds before.
    for (;;) {
      const left = waiting.filter(([entry, incoming]) => !this.reply(entry, incoming));
      if (left.length === waiting.length) break;
      waiting = left;
    }
    for (const [entry] of waiting) this.refuse("comments", entry, "What it answers is not here.");
    return {
      annotations: [...this.annotations.values()],
      discussion: this.discussion,
      counts: this.counts,
      attributed: this.attributed,
      lines: this.lines,
    };
  }

  private refuse(what: "annotations" | "comments", { at }: ReadEntry, why: string): void {
    this.counts[what].refused++;
    this.lines.push({ at, outcome: "refused", why });
  }

  /** Takes an annotation in; gives a reply back, whose turn comes later. */
  private look(entry: ReadEntry): [ReadEntry, Incoming][] | null {
    const { id, known, read } = entry;
    if (this.things.has(id)) {
      this.refuse("annotations", entry, "It stands twice in the file.");
      return null;
    }
    if (known) {
      this.counts[known.kind === "annotation" ? "annotations" : "comments"].present++;
      this.things.set(id, known);
      const why = "It was deleted here, and stays so.";
      if (known.isGone) this.lines.push({ at: entry.at, outcome: "left-out", why });
      return null;
    }
    if ("refused" in read) {
      this.refuse("annotations", entry, read.refused);
      return null;
    }
    if (read.incoming.kind === "reply") return [[entry, read.incoming]];
    this.annotation(entry, read.incoming);
    return null;
  }

  private annotation(entry: ReadEntry, incoming: Incoming): void {
    const { id } = entry;
    const isTagged = incoming.codes.every((code) => this.facts.isUsable(code));
    const anchors = incoming.passage && this.facts.placeOf(entry);
    if (!isTagged || (anchors && "refused" in anchors)) {
      const why =
        anchors && "refused" in anchors ? anchors.refused : "It has a code that cannot be given here.";
      this.refuse("annotations", entry, why);
      return;
    }
    if (anchors && anchors.current.start === null) {
      this.tellOfMove(entry, "Its words are no longer in the article's text.");
    } else if (anchors?.current.needsReview) {
      this.tellOfMove(entry, "Its place in the article's text is not certain.");
    }
    const { groupId } = this.facts;
    const words = this.words(entry, incoming);
    this.counts.annotations.imported++;
    this.things.set(id, {
      kind: "annotation",
      id,
      annotationId: id,
      isGone: false,
      created: words.created,
    });
    const { codes, text: note } = incoming;
    const made = { ...words, note, updated: words.created, codes, anchors };
    this.annotations.set(id, { id, groupId, made, comments: [] });
  }

  private tellOfMove({ at }: ReadEntry, why: string): void {
    this.lines.push({ at, outcome: "changed", why });
  }

  /** @returns false while nobody knows what it answers */
  private reply(entry: ReadEntry, incoming: Incoming): boolean {
    const { answers, text: body } = incoming;
    const thing = answers === null ? null : this.thing(answers);
    if (thing === undefined) return false;
    const fault =
      thing === null && this.facts.groupId === null
        ? "Nobody discusses an article in a private layer."
        : thing?.isGone
          ? "What it answers was deleted here."
          : body.length > MAX_COMMENT_LENGTH
            ? `At most ${MAX_COMMENT_LENGTH.toLocaleString("en")} characters.`
            : null;
    if (fault !== null) {
      this.refuse("comments", entry, fault);
      return true;
    }
    const parentId = thing?.kind === "reply" ? thing.id : null;
    const annotationId = thing?.annotationId ?? null;
    const words = this.words(entry, incoming, thing);
    const comment = { ...words, body, edited: null, parentId, quote: null };
    this.counts.comments.imported++;
    const { created } = words;
    this.things.set(entry.id, { kind: "reply", id: entry.id, annotationId, isGone: false, created });
    if (annotationId === null) this.discussion.push(comment);
    else this.threadOf(annotationId).push(comment);
    return true;
  }

  private thing(answered: Answered): Thing | undefined {
    const name = "id" in answered ? answered.id : answered.segment;
    return this.things.get(name) ?? this.facts.member(answered);
  }

  private threadOf(annotationId: string): PlannedComment[] {
    const planned = this.annotations.get(annotationId);
    if (planned) return planned.comments;
    const { groupId } = this.facts;
    const known: PlannedAnnotation = { id: annotationId, groupId, made: null, comments: [] };
    this.annotations.set(annotationId, known);
    return known.comments;
  }

  /** The importer's own words keep their time; others' stand under the importer's name, one after another. */
  private words(
    { id, document }: ReadEntry,
    incoming: Incoming,
    answered: Thing | null = null,
  ): PlannedWords {
    const { via, canonical, foreign } = incoming;
    const [creator = null] = toList(document.creator);
    const [created = null] = toList(document.created);
    const creatorIri = isJsonObject(creator) ? creator.id : creator;
    const common = { id, authorId: this.facts.importerId, version: 1, deleted: false, entry: document };
    const provenance = { slug: null, via, canonical, foreign };
    const order = this.facts.now.getTime() - (this.entries.length - this.made++);
    const now = new Date(order).toISOString();
    if (creatorIri === this.facts.importerIri && typeof created === "string") {
      // An answer comes after what it answers; and there is no year 0 in the database.
      const isOrdered = answered === null || (answered.created ?? now) <= created;
      return { ...common, created: isOrdered && !created.startsWith("0000") ? created : now, provenance };
    }
    if (creator === null) return { ...common, created: now, provenance };
    this.attributed++;
    const attributed = { imported: { author: creator, created }, ...foreign };
    return { ...common, created: now, provenance: { ...provenance, foreign: attributed } };
  }
}
