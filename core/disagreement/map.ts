import { z } from "zod";
import { PASSAGE_KINDS } from "@/core/disagreement/passages";
import { IdSchema } from "@/core/id";
import { PersonRefSchema } from "@/core/person";

export const MapQuerySchema = z.object({
  group: IdSchema,
  codebook: IdSchema.optional(),
  task: IdSchema.optional(),
});

/** A text's passages, and how people differ on each. UTF-16 code units, half-open, in the version named. */
export const DisagreementMapSchema = z
  .strictObject({
    articleId: z.uuid(),
    groupId: z.uuid(),
    versionId: z.uuid(),
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
    /** Notes and discussions of the annotations that have any. */
    notes: z.array(z.strictObject({ annotationId: z.uuid(), note: z.string(), comments: z.int() })),
  })
  .meta({ id: "DisagreementMap" });
export type DisagreementMap = z.infer<typeof DisagreementMapSchema>;
