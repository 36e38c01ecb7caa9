import type { ReaderAnnotation } from "@/components/reader/layer-state";
import type { CodeRef } from "@/core/codebook";

/** An annotation of ten letters without anything special, but for what is given. */
export const annotation = (id: string, rest: Partial<ReaderAnnotation> = {}): ReaderAnnotation => ({
  id,
  authorId: "me",
  groupId: "group",
  start: 0,
  end: 10,
  needsReview: false,
  codes: [],
  note: "",
  noteEditedAt: null,
  version: 1,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  deleted: false,
  standing: "published",
  commentCount: 0,
  can: { edit: true, delete: true, comment: true },
  save: { kind: "saved" },
  ...rest,
});

/** A code as an entry of the map that the reader page has. */
export const codeEntry = (
  id: string,
  parentId: string | null = null,
  codebookId = "book",
): [string, CodeRef] => [
  id,
  {
    id,
    codebookId,
    parentId,
    slug: id,
    name: id,
    hue: "teal",
    shade: 1,
    hotkey: null,
    isHeading: false,
    deprecated: false,
  },
];
