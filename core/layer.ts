import type { AnnotationView } from "@/core/annotation";
import type { PersonRef } from "@/core/person";

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
  codes: string[];
  note: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  deleted: boolean;
  commentCount: number;
  can: { edit: boolean; delete: boolean; comment: boolean };
}

/** What one viewer sees over one article version in one group: the group's annotations and their own private ones. */
export interface Layer {
  groupId: string;
  versionId: string;
  people: PersonRef[];
  annotations: LayerAnnotation[];
  /** Of the article as a whole, in this group. */
  articleCommentCount: number;
  /** Number of the last event that this layer includes. */
  seq: number;
}

export const toLayerAnnotation = (view: AnnotationView): LayerAnnotation => ({
  id: view.id,
  authorId: view.author.id,
  groupId: view.groupId,
  start: view.target.start,
  end: view.target.end,
  codes: view.codes,
  note: view.note,
  version: view.version,
  createdAt: view.createdAt,
  updatedAt: view.updatedAt,
  deleted: view.deleted,
  commentCount: view.commentCount,
  can: view.can,
});
