import { z } from "zod";
import { ActionViewSchema } from "@/core/moderation/action";
import { StandingSchema } from "@/core/moderation/subject";
import { PageQuerySchema } from "@/core/page";

export const ListMineSchema = PageQuerySchema;

const GroupRefSchema = z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() });

/** One's own words that others do not see, with why, and what can be done about it. */
export const WithheldViewSchema = z
  .strictObject({
    kind: z.enum(["annotation", "comment"]),
    id: z.uuid(),
    group: GroupRefSchema,
    article: z.strictObject({ slug: z.string(), title: z.string() }),
    body: z.string(),
    standing: StandingSchema,
    createdAt: z.iso.datetime(),
    /** The rules that held it, without the words that the list looks for. */
    rules: z.array(z.string()),
    /** In plain words. */
    because: z.string(),
    /** What a moderator (or flags) did last; null while it only waits. */
    action: ActionViewSchema.nullable(),
    appealId: z.uuid().nullable(),
    can: z.strictObject({ appeal: z.boolean(), edit: z.boolean() }),
  })
  .meta({ id: "WithheldWords" });
export type WithheldView = z.infer<typeof WithheldViewSchema>;

/** What one may not do at the moment, and why. */
export const MySanctionsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        kind: z.enum(["warn", "mute", "suspend", "ban"]),
        group: GroupRefSchema.nullable(),
        until: z.iso.datetime().nullable(),
        action: ActionViewSchema,
        appealId: z.uuid().nullable(),
        can: z.strictObject({ appeal: z.boolean() }),
      }),
    ),
  })
  .meta({ id: "MySanctions" });
export type MySanctions = z.infer<typeof MySanctionsSchema>;
