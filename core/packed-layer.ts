import type { Layer, LayerAnnotation, LayerOrphan } from "@/core/layer";
import { STANDINGS } from "@/core/standing";

// The reader page runs this in the browser, so nothing here may draw zod into its bundle.

/** What the viewer may do with an annotation. */
export interface Rights {
  edit: boolean;
  delete: boolean;
  comment: boolean;
}

/**
 * A layer as it crosses from the database to the browser: rows instead of objects, people and codes by
 * index. Thousands of annotations take a fifth of the bytes, and nobody walks them on the way.
 */
export interface PackedLayer {
  groupId: string;
  versionId: string;
  /** `[id, name, handle]` of each author. */
  people: [string, string, string][];
  /** Ids of the codes that were given. */
  codes: string[];
  annotations: PackedAnnotation[];
  /** Over the viewer's own in the group, others' in the group, and the viewer's private ones. */
  rights: [own: Rights, others: Rights, secret: Rights];
  articleCommentCount: number;
  epoch: string;
  seq: number;
}

export type PackedAnnotation = [
  id: string,
  author: number,
  /** Null, as the end, for an orphan. */
  start: number | null,
  end: number | null,
  codes: number[],
  note: string,
  version: number,
  /** Milliseconds since 1970. */
  createdAt: number,
  /** Milliseconds after `createdAt`. */
  updatedAfter: number,
  commentCount: number,
  isPrivate: 0 | 1,
  /** 0: published; 1: its words are gone from the viewer's sight; 2 to 4: held, hidden, removed, and seen all the same. */
  state: 0 | 1 | 2 | 3 | 4,
  needsReview: 0 | 1,
  /** The words that an orphan stood on. */
  lost: string | null,
  /** When its note was last written anew, in milliseconds after `createdAt`; null: as it was made. */
  noteEditedAfter: number | null,
];

/** @param viewerId null for a visitor */
export function unpackLayer(packed: PackedLayer, viewerId: string | null): Layer {
  const { groupId, versionId, articleCommentCount, epoch, seq } = packed;
  const people = packed.people.map(([id, name, handle]) => ({ id, name, handle }));
  const annotations: LayerAnnotation[] = [];
  const orphans: LayerOrphan[] = [];
  for (const row of packed.annotations) {
    const [id, author, start, end, codes, note, version, createdAt, after, commentCount, ...flags] = row;
    const [isPrivate, state, needsReview, lost, noteEditedAfter] = flags;
    const authorId = people[author]?.id ?? "";
    const deleted = state === 1;
    const [own, others, secret] = packed.rights;
    const rights = isPrivate === 1 ? secret : authorId === viewerId ? own : others;
    const rest = {
      id,
      authorId,
      groupId: isPrivate === 1 ? null : groupId,
      needsReview: needsReview === 1,
      codes: codes.map((code) => packed.codes[code] ?? ""),
      note,
      noteEditedAt: noteEditedAfter === null ? null : new Date(createdAt + noteEditedAfter).toISOString(),
      version,
      createdAt: new Date(createdAt).toISOString(),
      updatedAt: new Date(createdAt + after).toISOString(),
      deleted,
      standing: STANDINGS[Math.max(0, state - 1)] ?? "published",
      commentCount,
      can: deleted ? { ...rights, edit: false, delete: false } : rights,
    };
    if (start === null || end === null) orphans.push({ ...rest, exact: lost ?? "" });
    else annotations.push({ ...rest, start, end });
  }
  return { groupId, versionId, people, annotations, orphans, articleCommentCount, epoch, seq };
}
