import { z } from "zod";
import { MAX_CODES } from "@/core/annotation";
import { IdSchema } from "@/core/id";
import {
  ActionKindSchema,
  ReasonSchema,
  StandingSchema,
  SubjectRefSchema,
  SubjectSchema,
} from "@/core/moderation/subject";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";
import { plainText } from "@/core/plain-text";

const MessageSchema = plainText(2_000).default("");

/** What was looked at: the version of the words, and of the case where it came from the queue. */
const seen = {
  on: SubjectSchema,
  version: z.number().int().min(1),
  caseVersion: z.number().int().min(1).optional(),
};

const decision = {
  action: z.enum(["approve", "hide", "remove"]),
  /** Hiding and removing say why. */
  reason: ReasonSchema.optional(),
  /** To the author. */
  message: MessageSchema,
};

const saysWhy = ({ action, reason }: { action: string; reason?: string | undefined }) =>
  action === "approve" || reason !== undefined;
const WITHOUT_REASON = { path: ["reason"], message: "Say why." };

export const DecideSchema = z.strictObject({ ...seen, ...decision }).refine(saysWhy, WITHOUT_REASON);
export type Decide = z.infer<typeof DecideSchema>;

/** The same for many at once; each ends for itself. */
export const DecideManySchema = z
  .strictObject({ items: z.array(z.strictObject(seen)).min(1).max(100), ...decision })
  .refine(saysWhy, WITHOUT_REASON);

export const RetagSchema = z.strictObject({
  annotationId: IdSchema,
  version: z.number().int().min(1),
  codes: z.array(IdSchema).max(MAX_CODES),
  reason: ReasonSchema,
  message: MessageSchema,
});

/** `version` is the thread's. */
export const LockThreadSchema = z.strictObject({
  version: z.number().int().min(1),
  locked: z.boolean(),
  message: MessageSchema,
});

export const ThreadLockViewSchema = z
  .strictObject({ threadId: z.uuid(), locked: z.boolean(), version: z.int(), actionId: z.uuid().nullable() })
  .meta({ id: "ThreadLock" });
export type ThreadLockView = z.infer<typeof ThreadLockViewSchema>;

/** `groupId` null: on the whole site. `until` null: without an end; a warning has none. */
export const SanctionDraftSchema = z
  .strictObject({
    groupId: IdSchema.nullable(),
    personId: IdSchema,
    kind: z.enum(["warn", "mute", "suspend", "ban"]),
    until: z.iso.datetime().nullable().default(null),
    reason: ReasonSchema,
    message: MessageSchema,
  })
  .refine(({ kind, until }) => (kind === "mute" || kind === "suspend") === (until !== null), {
    path: ["until"],
    message: "Muting and suspending end at a time; a warning and a ban do not.",
  });
export type SanctionDraft = z.infer<typeof SanctionDraftSchema>;

export const ActionViewSchema = z
  .strictObject({
    id: z.uuid(),
    kind: ActionKindSchema,
    groupId: z.uuid().nullable(),
    /** Null: done by flags, or not told to this reader. */
    moderator: PersonRefSchema.nullable(),
    person: PersonRefSchema.nullable(),
    annotationId: z.uuid().nullable(),
    commentId: z.uuid().nullable(),
    threadId: z.uuid().nullable(),
    /** A `Reason`, `flags` where flags did it, or empty. */
    reason: z.string(),
    message: z.string(),
    /** How the words stand since. */
    standing: StandingSchema.nullable(),
    /** Of a sanction. */
    until: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    undoneAt: z.iso.datetime().nullable(),
    can: z.strictObject({ undo: z.boolean() }),
  })
  .meta({ id: "ModerationAction" });
export type ActionView = z.infer<typeof ActionViewSchema>;

/** In a conflict's `current`: who was first, and what they did. */
export const OvertakenSchema = z.strictObject({
  by: PersonRefSchema.nullable(),
  action: z.string(),
  at: z.iso.datetime(),
});
export type OvertakenBy = z.infer<typeof OvertakenSchema>;

export const DecisionResultsSchema = z
  .strictObject({
    results: z.array(
      z.union([
        z.strictObject({ on: SubjectRefSchema, ok: z.literal(true), action: ActionViewSchema }),
        z.strictObject({
          on: SubjectRefSchema,
          ok: z.literal(false),
          code: z.string(),
          message: z.string(),
          current: z.unknown(),
        }),
      ]),
    ),
  })
  .meta({ id: "DecisionResults" });
export type DecisionResults = z.infer<typeof DecisionResultsSchema>;

/** The log that members may read. */
export const ListActionsSchema = PageQuerySchema.extend({
  group: IdSchema.optional(),
  kind: ActionKindSchema.optional(),
  person: IdSchema.optional(),
});

/** Who is kept from writing or from coming in; without `group`, on the whole site. */
export const ListSanctionsSchema = PageQuerySchema.extend({ group: IdSchema.optional() });
