import { z } from "zod";
import { IdSchema, NewIdSchema } from "@/core/id";
import { ActionViewSchema } from "@/core/moderation/action";
import { StandingSchema } from "@/core/moderation/subject";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";
import { plainText } from "@/core/plain-text";

const WordsSchema = plainText(5_000).refine((text) => text.trim() !== "", "Write something first.");

/** What can be appealed: what was done about somebody's words, or about themselves. */
export const APPEALABLE = ["hide", "remove", "retag", "warn", "mute", "suspend", "ban"] as const;

/** Once per action; sent again under the same id it is the same appeal. */
export const AppealDraftSchema = z.strictObject({ id: NewIdSchema, actionId: IdSchema, body: WordsSchema });

export const AppealMessageDraftSchema = z.strictObject({ id: NewIdSchema, body: WordsSchema });

export const DecideAppealSchema = z.strictObject({
  version: z.number().int().min(1),
  granted: z.boolean(),
  /** To whoever appealed, as the last word of the conversation. */
  message: plainText(5_000).default(""),
});

/** Without `group`: all that the actor moderates. */
export const ListAppealsSchema = PageQuerySchema.extend({
  group: IdSchema.optional(),
  state: z.enum(["open", "decided"]).default("open"),
});

export const AppealMessageViewSchema = z
  .strictObject({
    id: z.uuid(),
    /** Null for the person who appealed where a moderator wrote it and the group does not show who moderates. */
    author: PersonRefSchema.nullable(),
    isByModerators: z.boolean(),
    body: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "AppealMessage" });

export const AppealViewSchema = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    person: PersonRefSchema,
    action: ActionViewSchema,
    group: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() }).nullable(),
    /** The words that it is about, as they are now; null where it is about the person, or they are gone. */
    words: z.strictObject({ body: z.string(), standing: StandingSchema }).nullable(),
    messages: z.array(AppealMessageViewSchema),
    createdAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    granted: z.boolean().nullable(),
    can: z.strictObject({ write: z.boolean(), decide: z.boolean() }),
  })
  .meta({ id: "Appeal" });
export type AppealView = z.infer<typeof AppealViewSchema>;
