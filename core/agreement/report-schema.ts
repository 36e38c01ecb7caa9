import { z } from "zod";
import { MEASURES } from "@/core/agreement/pooled";
import { IdSchema } from "@/core/id";
import { PersonRefSchema } from "@/core/person";

/** Articles of one report; a group with more chooses. */
export const MOST_ARTICLES = 2_000;

/** In one order and each once, so that the same selection is the same report. */
const SomeIds = z
  .array(IdSchema)
  .max(MOST_ARTICLES)
  .transform((ids) => [...new Set(ids)].sort())
  .transform((ids) => (ids.length === 0 ? null : ids))
  .nullable()
  .default(null);

/**
 * Which of a group's coding a report is of. `articleIds` null: everything that was coded, or all of the task's.
 * `pass`: the words as they stand, or the first or second pass of a task.
 */
export const AgreementScopeSchema = z
  .strictObject({
    articleIds: SomeIds,
    codebookId: IdSchema.nullable().default(null),
    personIds: SomeIds,
    taskId: IdSchema.nullable().default(null),
    pass: z.enum(["current", "1", "2"]).default("current"),
  })
  .refine(({ taskId, pass }) => taskId !== null || pass === "current", {
    path: ["pass"],
    message: "Only a task has passes.",
  });
export type AgreementScope = z.infer<typeof AgreementScopeSchema>;

const degenerate = z.enum(["fewer-than-two-coders", "nothing-to-code", "no-variation", "uneven-coders"]);
const value = { value: z.number().nullable(), why: degenerate.nullable() };
const ValueSchema = z.strictObject(value);
const share = z.number().nullable();

/** Figures of agreement, with what they were computed of. Null figures say why. */
export const ReportResultSchema = z.strictObject({
  articles: z.int(),
  /** Those that at least two people coded. */
  compared: z.int(),
  spans: z.int(),
  sentences: z.int(),
  measures: z.array(
    z.strictObject({
      key: z.enum(MEASURES),
      ...value,
      /** 95 %, by drawing the articles anew a thousand times. */
      interval: z.strictObject({ low: z.number(), high: z.number(), samples: z.int() }).nullable(),
      noInterval: z.enum(["no-figure", "one-article", "few-articles", "unstable"]).nullable(),
    }),
  ),
  gammaPairs: z.strictObject({ of: z.int(), all: z.int() }),
  coders: z.array(z.strictObject({ id: z.uuid(), spans: z.int(), articles: z.int(), f1: share })),
  /** By pair of coders in their order: (0,1), (0,2) … (1,2) …; null where there are too many to show. */
  matrix: z.strictObject({ f1: z.array(share), kappa: z.array(share) }).nullable(),
  codes: z.array(
    z.strictObject({
      id: z.uuid(),
      spans: z.int(),
      coders: z.int(),
      f1: ValueSchema,
      unitized: ValueSchema,
      alpha: ValueSchema,
    }),
  ),
  byArticle: z.array(z.strictObject({ id: z.uuid(), coders: z.int(), spans: z.int(), f1: share })),
});
export type ReportResult = z.infer<typeof ReportResultSchema>;

export const AgreementReportViewSchema = z
  .strictObject({
    id: z.uuid(),
    groupId: z.uuid(),
    state: z.enum(["due", "running", "ready", "failed"]),
    /** Per cent of the computing that is done. */
    done: z.int(),
    /** Of `result`, which is the last there was while the next is computed. */
    computedAt: z.iso.datetime().nullable(),
    /** People have coded since; it is computed again in a moment. */
    isOutdated: z.boolean(),
    /** `too-much`: more people or articles than can be computed at once. */
    error: z.enum(["", "too-much", "failed"]),
    result: ReportResultSchema.nullable(),
    people: z.array(PersonRefSchema),
    articles: z.array(z.strictObject({ id: z.uuid(), slug: z.string(), title: z.string() })),
  })
  .meta({ id: "AgreementReport" });
export type AgreementReportView = z.infer<typeof AgreementReportViewSchema>;
