import { z } from "zod";
import { IdSchema, NewIdSchema } from "@/core/id";

/** Most passages that are tagged in one action. */
export const MAX_BULK = 1_000;

const HitSchema = z.strictObject({
  versionId: IdSchema,
  /** UTF-16 code units, half-open. */
  start: z.number().int().min(0),
  end: z.number().int().min(1),
});

const WishSchema = z.strictObject({
  codeId: IdSchema,
  /** Null: private to whoever tags. */
  groupId: IdSchema.nullable(),
  hits: z
    .array(HitSchema)
    .min(1, "Choose at least one passage.")
    .max(MAX_BULK, `At most ${MAX_BULK.toLocaleString("en")} passages at once.`),
});
export const BulkTagPreviewSchema = WishSchema;
export type BulkTagWish = z.infer<typeof WishSchema>;
export type BulkHit = BulkTagWish["hits"][number];

/** The id is the caller's: the same draft sent again is the same tagging. */
export const BulkTagDraftSchema = WishSchema.extend({ id: NewIdSchema });
export type BulkTagDraft = z.infer<typeof BulkTagDraftSchema>;

/** What tagging would do. */
export const BulkTagForecastSchema = z
  .strictObject({
    toTag: z.int(),
    /** Places among the hits whose passage the person has given this code in this layer already. */
    already: z.array(z.int()),
    /** Places among the hits whose article was corrected since they were found; tagging would refuse them. */
    corrected: z.array(z.int()),
    articles: z.array(z.strictObject({ id: z.uuid(), slug: z.string(), title: z.string(), toTag: z.int() })),
    /** Others will see them only once a moderator has looked. */
    isHeld: z.boolean(),
  })
  .meta({ id: "BulkTagForecast" });
export type BulkTagForecast = z.infer<typeof BulkTagForecastSchema>;

export const BulkTaggingSchema = z
  .strictObject({
    id: z.uuid(),
    codeId: z.uuid(),
    codeName: z.string(),
    groupId: z.uuid().nullable(),
    groupName: z.string().nullable(),
    /** Annotations that it made. */
    count: z.int(),
    createdAt: z.iso.datetime(),
    undoneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "BulkTagging" });
export type BulkTaggingView = z.infer<typeof BulkTaggingSchema>;

export const BulkTagResultSchema = z.strictObject({
  tagging: BulkTaggingSchema,
  /** Hits that had this code from the same person already. */
  skipped: z.int(),
});
export type BulkTagResult = z.infer<typeof BulkTagResultSchema>;

export const BulkTagUndoneSchema = z.strictObject({
  tagging: BulkTaggingSchema,
  deleted: z.int(),
  /** Annotations that stay, because something hangs on them by now. */
  kept: z.array(z.strictObject({ annotationId: z.uuid(), why: z.enum(["edited", "answered"]) })),
});
export type BulkTagUndone = z.infer<typeof BulkTagUndoneSchema>;

/**
 * Hits in an order that never changes, each once: so that the same choice is the same draft, and whoever tags
 * takes the articles in the same order as everybody else.
 */
export const inOrder = (hits: readonly BulkHit[]): BulkHit[] => {
  const sorted = [...hits].sort((a, b) =>
    a.versionId < b.versionId ? -1 : a.versionId > b.versionId ? 1 : a.start - b.start || a.end - b.end,
  );
  return sorted.filter((hit, at) => {
    const before = sorted[at - 1];
    return !(
      before &&
      before.versionId === hit.versionId &&
      before.start === hit.start &&
      before.end === hit.end
    );
  });
};
