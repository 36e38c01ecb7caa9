import { z } from "zod";
import { IdSchema } from "@/core/id";

export const StatisticsQuerySchema = z.object({
  group: IdSchema.optional(),
  weeks: z.coerce.number().int().min(1).max(104).default(12),
});

/** Of one group, or of all that the actor moderates. Weeks begin on Monday, UTC; every week is there. */
export const StatisticsSchema = z
  .strictObject({
    weeks: z.array(
      z.strictObject({
        /** The Monday, `2026-11-23`. */
        week: z.string(),
        pending: z.int(),
        flagged: z.int(),
        suspect: z.int(),
        /** Cases decided in this week. */
        decided: z.int(),
        /** Of those, from opening to decision: the median, in minutes; null where none was. */
        medianMinutes: z.number().nullable(),
        actions: z.int(),
        undone: z.int(),
      }),
    ),
    /** Actions against words and people in these weeks, by the reason given; most first. */
    reasons: z.array(z.strictObject({ reason: z.string(), count: z.int() })),
    appeals: z.strictObject({ open: z.int(), granted: z.int(), denied: z.int() }),
  })
  .meta({ id: "ModerationStatistics" });
export type Statistics = z.infer<typeof StatisticsSchema>;

/** `group` left out: the whole site. `bom` marks UTF-8 for Excel. */
export const AuditQuerySchema = z.object({
  group: IdSchema.optional(),
  bom: z.stringbool().default(true),
});
