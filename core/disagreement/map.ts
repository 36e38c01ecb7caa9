import { z } from "zod";
import { PASSAGE_KINDS } from "@/core/disagreement/passages";
import { IdSchema } from "@/core/id";
import { PersonRefSchema } from "@/core/person";

/** Which words are looked at: as they are now, or as a task's first or second pass kept them. */
export const LAYER_PASSES = ["current", "1", "2"] as const;
export type LayerPass = (typeof LAYER_PASSES)[number];

export const MapQuerySchema = z
  .object({
    group: IdSchema,
    codebook: IdSchema.optional(),
    task: IdSchema.optional(),
    pass: z.enum(LAYER_PASSES).default("current"),
  })
  .refine(({ task, pass }) => task !== undefined || pass === "current", {
    path: ["pass"],
    message: "Only a task has passes.",
  });

/** A text's passages, and how people differ on each. UTF-16 code units, half-open, in the version named. */
export const DisagreementMapSchema = z
  .strictObject({
    articleId: z.uuid(),
    groupId: z.uuid(),
    versionId: z.uuid(),
    /** How far the article's events are in it. */
    asOf: z.strictObject({ epoch: z.uuid(), seq: z.int() }),
    /** Everybody who looked at the article. */
    coders: z.array(PersonRefSchema),
    passages: z.array(
      z.strictObject({
        start: z.int(),
        end: z.int(),
        kind: z.enum(PASSAGE_KINDS),
        marked: z.array(z.uuid()),
        silent: z.array(z.uuid()),
        choices: z.array(
          z.strictObject({
            start: z.int(),
            end: z.int(),
            code: z.uuid(),
            uses: z.array(z.strictObject({ annotationId: z.uuid(), personId: z.uuid() })),
          }),
        ),
      }),
    ),
    /** Annotations with a code that stand on words which are no longer in the text; of words as they are now. */
    lost: z.int(),
    /** Notes and discussions of the annotations that have any; the notes of a pass are as it kept them. */
    notes: z.array(z.strictObject({ annotationId: z.uuid(), note: z.string(), comments: z.int() })),
    /** Annotations that a pass kept and that are gone since: nothing is said on them any more. */
    gone: z.array(z.uuid()),
    /** Passes over the article that can be looked at instead, by task, the newest first. */
    layers: z.array(
      z.strictObject({ taskId: z.uuid(), title: z.string(), passes: z.array(z.enum(["1", "2"])) }),
    ),
  })
  .meta({ id: "DisagreementMap" });
export type DisagreementMap = z.infer<typeof DisagreementMapSchema>;
