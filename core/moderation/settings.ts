import { z } from "zod";
import { IdSchema } from "@/core/id";
import { PublishingSchema } from "@/core/moderation/hold";
import { MAX_PHRASE_LENGTH } from "@/core/moderation/word-list";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema, SiteRoleSchema } from "@/core/person";
import { lineOfText, plainText } from "@/core/plain-text";

/** Words that a list may hold: what the site and a group have together is searched for in every post. */
export const MAX_WORDS = 10_000;

/** `version` is the group's. */
export const ModerationSettingsChangesSchema = z.strictObject({
  version: z.number().int().min(1),
  publishing: PublishingSchema.optional(),
  holdFirst: z.number().int().min(1).max(100).optional(),
  holdLinks: z.boolean().optional(),
  /** Weight of flags at which words are hidden until somebody has looked; 0: never. */
  flagThreshold: z.number().int().min(0).max(1_000).optional(),
  showsModerators: z.boolean().optional(),
});

export const ModerationSettingsSchema = z
  .strictObject({
    version: z.int(),
    publishing: PublishingSchema,
    holdFirst: z.int(),
    holdLinks: z.boolean(),
    flagThreshold: z.int(),
    showsModerators: z.boolean(),
    can: z.strictObject({ edit: z.boolean(), moderate: z.boolean() }),
  })
  .meta({ id: "ModerationSettings" });
export type ModerationSettings = z.infer<typeof ModerationSettingsSchema>;

export const WordEffectSchema = z.enum(["hold", "suspect"]);

/** `group` left out: the site's list. */
export const ListWordsSchema = PageQuerySchema.extend({
  group: IdSchema.optional(),
  search: z.string().max(100).optional(),
});

/** Words that the list has already take on the effect; everything else stays. */
export const AddWordsSchema = z.strictObject({
  groupId: IdSchema.nullable(),
  effect: WordEffectSchema,
  phrases: z.array(lineOfText(MAX_PHRASE_LENGTH)).min(1).max(MAX_WORDS),
});

export const RemoveWordsSchema = z.strictObject({
  groupId: IdSchema.nullable(),
  ids: z.array(IdSchema).min(1).max(1_000),
});

export const WatchedWordViewSchema = z
  .strictObject({
    id: z.uuid(),
    phrase: z.string(),
    effect: WordEffectSchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "WatchedWord" });
export type WatchedWordView = z.infer<typeof WatchedWordViewSchema>;

export const WordsChangedSchema = z
  .strictObject({ changed: z.int(), total: z.int() })
  .meta({ id: "WordsChanged" });

// ── Notes on members ────────────────────────────────────────────────────────

/** `group` left out: notes of those who run the site. */
export const ListNotesSchema = PageQuerySchema.extend({ group: IdSchema.optional(), person: IdSchema });

export const MemberNoteDraftSchema = z.strictObject({
  groupId: IdSchema.nullable(),
  personId: IdSchema,
  body: plainText(5_000).refine((text) => text.trim() !== "", "Write something first."),
});

export const MemberNoteViewSchema = z
  .strictObject({
    id: z.uuid(),
    author: PersonRefSchema.nullable(),
    body: z.string(),
    createdAt: z.iso.datetime(),
    can: z.strictObject({ delete: z.boolean() }),
  })
  .meta({ id: "MemberNote" });
export type MemberNoteView = z.infer<typeof MemberNoteViewSchema>;

// ── Who runs the site ───────────────────────────────────────────────────────

export const SetSiteRoleSchema = z.strictObject({ role: SiteRoleSchema });

export const SiteTeamMemberSchema = z
  .strictObject({
    person: PersonRefSchema,
    role: SiteRoleSchema,
    can: z.strictObject({ setRoles: z.array(SiteRoleSchema) }),
  })
  .meta({ id: "SiteTeamMember" });
export type SiteTeamMember = z.infer<typeof SiteTeamMemberSchema>;

export const SiteTeamSchema = z
  .strictObject({ items: z.array(SiteTeamMemberSchema) })
  .meta({ id: "SiteTeam" });
