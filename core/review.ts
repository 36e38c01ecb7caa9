import { z } from "zod";
import { AnnotationPlaceSchema, AnnotationViewSchema, TargetSchema } from "@/core/annotation";
import { IdSchema } from "@/core/id";

const version = z.number().int().min(1);

/**
 * What the keepers of an article, or an annotation's author, say of an anchor that is not certain. `version` is
 * the annotation's, as the caller saw it.
 */
export const ReviewAnchorSchema = z.discriminatedUnion("verdict", [
  /** It stands where it should. */
  z.strictObject({ verdict: z.literal("confirm"), version }),
  /** It stands nowhere in this text. */
  z.strictObject({ verdict: z.literal("orphan"), version }),
  /** It stands here. */
  z.strictObject({ verdict: z.literal("attach"), version, target: TargetSchema }),
]);
export type ReviewAnchor = z.infer<typeof ReviewAnchorSchema>;

/** Confirms many at once. */
export const ConfirmAnchorsSchema = z.strictObject({
  confirm: z
    .array(z.strictObject({ id: IdSchema, version }))
    .min(1)
    .max(500),
});

/** `skipped`: changed meanwhile, or not for the caller to say. */
export const ConfirmedAnchorsSchema = z
  .strictObject({ confirmed: z.array(z.uuid()), skipped: z.array(z.uuid()) })
  .meta({ id: "ConfirmedAnchors" });
export type ConfirmedAnchors = z.infer<typeof ConfirmedAnchorsSchema>;

const quote = z.strictObject({ exact: z.string(), prefix: z.string(), suffix: z.string() });

/** An annotation whose place is not certain, with the words it stood on beside those it stands on. */
export const ReviewItemSchema = z
  .strictObject({
    annotation: AnnotationViewSchema.extend({ target: AnnotationPlaceSchema }).meta({
      id: "PlacedAnnotation",
    }),
    /** The last words that were certain, and in which version; null where none were. */
    before: z.strictObject({ number: z.int(), quote }).nullable(),
    /** In the words of the anchoring: edited, contested, uncertain, gone. */
    why: z.string(),
    /** Whose layer it is in; null: private. */
    groupName: z.string().nullable(),
  })
  .meta({ id: "ReviewItem" });
export type ReviewItem = z.infer<typeof ReviewItemSchema>;

export const ReviewListSchema = z
  .strictObject({
    /** To be reviewed, in the order of the text. */
    open: z.array(ReviewItemSchema),
    /** No longer in the text, and nothing to ask. */
    orphans: z.array(ReviewItemSchema),
  })
  .meta({ id: "ReviewList" });
export type ReviewList = z.infer<typeof ReviewListSchema>;
