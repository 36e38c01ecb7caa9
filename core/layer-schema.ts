import { z } from "zod";
import { AnnotationViewSchema } from "@/core/annotation";
import { IdSchema } from "@/core/id";
import { PersonRefSchema } from "@/core/person";

/** Which group's layer. */
export const GetLayerSchema = z.object({ group: IdSchema });

const shared = AnnotationViewSchema.omit({
  articleId: true,
  visibility: true,
  author: true,
  target: true,
  anchor: true,
}).extend({ authorId: z.uuid(), needsReview: z.boolean() });

/** A `LayerAnswer` (core/layer.ts) as the API answers it. */
export const LayerSchema = z
  .strictObject({
    groupId: z.uuid(),
    versionId: z.uuid(),
    people: z.array(PersonRefSchema),
    annotations: z.array(shared.extend({ start: z.int(), end: z.int() })),
    /** Those whose words are no longer in the text, with the words. */
    orphans: z.array(shared.extend({ exact: z.string() })),
    articleCommentCount: z.int(),
    /** Whether the viewer may write in the group. */
    canAnnotate: z.boolean(),
    /** Where a live stream goes on from: all events up to and with this number are in it. */
    seq: z.int(),
    epoch: z.uuid(),
  })
  .meta({ id: "Layer" });
