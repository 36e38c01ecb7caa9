import type { AnnotationChanges, AnnotationView } from "@/core/annotation";
import type { LayerAnnotation } from "@/core/layer";

/**
 * An annotation as one reader page shows it. An orphan has no place: an empty range, and the words it stood on
 * as `exact`, which only orphans have.
 */
export interface ShownAnnotation extends LayerAnnotation {
  exact?: string | undefined;
}

/** The empty range of an orphan. Nothing is drawn there. */
export const NOWHERE = { start: 0, end: 0 } as const;

export const isOrphan = ({ exact }: ShownAnnotation): boolean => exact !== undefined;

/** Where it stands on the page: its range, and whether it is an orphan or in question there. */
export const placeOf = ({ start, end, exact, needsReview }: ShownAnnotation) => ({
  start,
  end,
  exact,
  needsReview,
});

export function showAnnotation(view: AnnotationView): ShownAnnotation {
  const { target } = view;
  return {
    id: view.id,
    authorId: view.author.id,
    groupId: view.groupId,
    // On the article as a whole it has no place either, and no words that it once stood on.
    ...(target === null || target.start === null
      ? { ...NOWHERE, exact: target?.quote.exact ?? "" }
      : { start: target.start, end: target.end }),
    needsReview: view.anchor.needsReview,
    codes: view.codes,
    note: view.note,
    noteEditedAt: view.noteEditedAt,
    version: view.version,
    createdAt: view.createdAt,
    updatedAt: view.updatedAt,
    deleted: view.deleted,
    standing: view.standing,
    commentCount: view.commentCount,
    can: view.can,
  };
}

/** What the person did to an annotation that the server has not taken yet. */
export type Changes = Omit<AnnotationChanges, "version">;

/** As the server last said it was, with what was changed here since. */
export const withChanges = (annotation: ShownAnnotation, changes: Changes): ShownAnnotation => ({
  ...annotation,
  ...(changes.codes && { codes: changes.codes }),
  ...(changes.note !== undefined && { note: changes.note }),
  ...(changes.groupId !== undefined && { groupId: changes.groupId }),
  ...(changes.target && {
    start: changes.target.start,
    end: changes.target.end,
    exact: undefined,
    needsReview: false,
  }),
});
