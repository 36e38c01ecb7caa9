import type { PersonRef } from "@/core/person";
import type { Standing } from "@/core/standing";

// The reader page runs this in the browser, so nothing here may draw zod into its bundle.

/**
 * An annotation as the reader page keeps it. Its words are those of the text it stands on and its author
 * is in the layer's list of people, so that thousands of them stay small.
 */
export interface LayerAnnotation {
  id: string;
  authorId: string;
  groupId: string | null;
  start: number;
  end: number;
  /** Whether it stands on the right words is not certain. */
  needsReview: boolean;
  codes: string[];
  note: string;
  /** When it was last written anew. */
  noteEditedAt: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  deleted: boolean;
  /** Other than `published`, it is seen by its author and the moderators alone. */
  standing: Standing;
  commentCount: number;
  can: { edit: boolean; delete: boolean; comment: boolean };
}

/**
 * An annotation whose words are no longer in the text: it has no place, and keeps the words it stood on; "" is
 * one that was made on the article as a whole.
 */
export interface LayerOrphan extends Omit<LayerAnnotation, "start" | "end"> {
  exact: string;
}

/** A layer as it is read anew: with whether the viewer may write in it now. */
export type LayerAnswer = Layer & { canAnnotate: boolean };

/** What one viewer sees over one article version in one group: the group's annotations and their own private ones. */
export interface Layer {
  groupId: string;
  versionId: string;
  people: PersonRef[];
  annotations: LayerAnnotation[];
  orphans: LayerOrphan[];
  /** Of the article as a whole, in this group. */
  articleCommentCount: number;
  /** Number of the last event that this layer includes, and the name of the stream that it is a number of. */
  seq: number;
  epoch: string;
}
