import { z } from "zod";
import { IdSchema, NewIdSchema } from "@/core/id";
import { PersonRefSchema } from "@/core/person";
import { plainText } from "@/core/plain-text";
import { DECISIONS, SETTLED_HOW } from "@/core/settling/decision";
import { MOST_AGREED, MOST_AGREED_USES } from "@/core/settling/most-agreed";

/** Uses of codes that one decision may decide: a crowd's on one passage, where overlaps chain their marks to one. */
const MOST_SOURCES = 10_000;

/** Bytes of JSON that a use takes, at most. */
const USE_BYTES = 160;
/** Bytes of a decision, and of many at once, with the most uses that they may have. */
export const SETTLE_BYTES = MOST_SOURCES * USE_BYTES;
export const SETTLE_AGREED_BYTES = MOST_AGREED_USES * USE_BYTES;

const range = { start: z.number().int().min(0), end: z.number().int().min(1) };
const UseSchema = z.strictObject({ annotationId: IdSchema, codeId: IdSchema, ...range });
const SourcesSchema = z
  .array(UseSchema)
  .min(1)
  .max(MOST_SOURCES)
  .refine(
    (uses) => new Set(uses.map((one) => `${one.annotationId} ${one.codeId}`)).size === uses.length,
    "Each use once.",
  );

/** UTF-16 code units, half-open, in the version named, which must be the current one. */
export const SettleSchema = z.strictObject({
  id: NewIdSchema,
  groupId: IdSchema,
  versionId: IdSchema,
  how: z.enum(DECISIONS),
  codeId: IdSchema,
  ...range,
  sources: SourcesSchema,
  note: plainText(2_000).default(""),
});
export type Settle = z.infer<typeof SettleSchema>;

/** What all coders agree on, each code at each place as one. */
export const SettleAgreedSchema = z.strictObject({
  groupId: IdSchema,
  versionId: IdSchema,
  items: z
    .array(z.strictObject({ id: NewIdSchema, sources: SourcesSchema }))
    .min(1)
    .max(MOST_AGREED)
    .refine(
      (items) => items.reduce((sum, { sources }) => sum + sources.length, 0) <= MOST_AGREED_USES,
      `At most ${MOST_AGREED_USES} marks of people at once.`,
    ),
});
export type SettleAgreed = z.infer<typeof SettleAgreedSchema>;

/** Of what was settled in one action, each with the version that was seen. */
export const UndoAgreedSchema = z.strictObject({
  groupId: IdSchema,
  items: z
    .array(z.strictObject({ id: IdSchema, version: z.number().int().min(1) }))
    .min(1)
    .max(MOST_AGREED)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, "Each decision once."),
});
export type UndoAgreed = z.infer<typeof UndoAgreedSchema>;

/** `version` is the one that was seen. */
export const UndoSettlementSchema = z.strictObject({ version: z.number().int().min(1) });
export const VoteSchema = z.strictObject({ isFor: z.boolean() });

/** Where a settled passage stands after the article was corrected. */
export const PlaceSettlementSchema = z.strictObject({
  version: z.number().int().min(1),
  versionId: IdSchema,
  ...range,
});

export const SettlementViewSchema = z
  .strictObject({
    id: z.uuid(),
    groupId: z.uuid(),
    articleId: z.uuid(),
    codeId: z.uuid(),
    /** In the current version; null where its words are no longer there. */
    start: z.int().nullable(),
    end: z.int().nullable(),
    /** Certain; or put where it probably is, or nowhere, since the article was corrected: a person must say. */
    place: z.enum(["certain", "unsure", "lost"]),
    exact: z.string(),
    /** False: not to be coded so. */
    isAccepted: z.boolean(),
    how: z.enum(SETTLED_HOW),
    state: z.enum(["proposed", "settled", "undone"]),
    note: z.string(),
    /** Null: by votes, or by somebody who is gone. */
    decidedBy: PersonRefSchema.nullable(),
    decidedAt: z.iso.datetime(),
    version: z.int(),
    /** What it was made of, as far as the viewer sees it. */
    sources: z.array(
      z.strictObject({ annotationId: z.uuid(), codeId: z.uuid(), personId: z.uuid().nullable() }),
    ),
    /** Where votes decide. */
    votes: z
      .strictObject({ for: z.int(), against: z.int(), needed: z.int(), mine: z.boolean().nullable() })
      .nullable(),
    can: z.strictObject({ undo: z.boolean(), vote: z.boolean() }),
  })
  .meta({ id: "Settlement" });
export type SettlementView = z.infer<typeof SettlementViewSchema>;

/** In a conflict's `current`: who was first, and what they decided. */
export const SettledBySchema = z.strictObject({
  by: PersonRefSchema.nullable(),
  how: z.enum(SETTLED_HOW),
  isAccepted: z.boolean(),
  codeId: z.uuid(),
  exact: z.string(),
  at: z.iso.datetime(),
  settlementId: z.uuid(),
});
export type SettledBy = z.infer<typeof SettledBySchema>;

export const SettledAgreedSchema = z
  .strictObject({
    settled: z.array(SettlementViewSchema),
    /** Decided by somebody else meanwhile, or no longer agreed on. */
    skipped: z.int(),
  })
  .meta({ id: "SettledAgreed" });
export type SettledAgreed = z.infer<typeof SettledAgreedSchema>;

export const UndoneAgreedSchema = z
  .strictObject({
    undone: z.int(),
    /** Changed or taken back by somebody else meanwhile. */
    skipped: z.int(),
  })
  .meta({ id: "UndoneAgreed" });
export type UndoneAgreed = z.infer<typeof UndoneAgreedSchema>;

export const SettledLayerQuerySchema = z.object({ group: IdSchema });

/** How far each coder agrees with what is settled so far: span F1 over the uses that are decided. */
export const SettledScoreSchema = z.strictObject({
  personId: z.uuid(),
  f1: z.number(),
  precision: z.number(),
  recall: z.number(),
  /** Uses of theirs that are decided. */
  decided: z.int(),
});
export type SettledScore = z.infer<typeof SettledScoreSchema>;

export const SettledLayerSchema = z
  .strictObject({
    articleId: z.uuid(),
    groupId: z.uuid(),
    versionId: z.uuid(),
    /** How far the article's events are in it. */
    asOf: z.strictObject({ epoch: z.uuid(), seq: z.int() }),
    settlements: z.array(SettlementViewSchema),
    scores: z.array(SettledScoreSchema),
    /** Votes that settle a passage here; 0: whoever runs the group does. */
    votesNeeded: z.int(),
    people: z.array(PersonRefSchema),
    can: z.strictObject({ settle: z.boolean(), propose: z.boolean(), settleAgreed: z.boolean() }),
  })
  .meta({ id: "SettledLayer" });
export type SettledLayer = z.infer<typeof SettledLayerSchema>;
