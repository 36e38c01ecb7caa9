/** Why a change cannot be made. `server/codebooks` says it in words. */
export type RefusalReason =
  | "no-such-code"
  | "nothing-changes"
  | "id-taken"
  | "merge-itself"
  | "merge-below"
  | "merge-heading"
  | "merge-used-up"
  | "into-deprecated"
  | "move-below-itself"
  | "under-merged"
  | "split-heading"
  | "split-deprecated"
  | "not-its-passage"
  | "heading-with-passages"
  | "already-deprecated"
  | "not-deprecated"
  | "circle"
  | "too-deep"
  | "too-many"
  | "slug-twice"
  | "hotkey-taken"
  | "merged-nowhere";

export class ChangeRefused extends Error {
  override readonly name = "ChangeRefused";

  /** @param field dotted path into the change @param names of the codes it is about, in the order of the words */
  constructor(
    readonly reason: RefusalReason,
    readonly field: string,
    readonly names: readonly string[] = [],
  ) {
    super(reason);
  }
}
