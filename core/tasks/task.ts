import { z } from "zod";
import { GroupKindSchema } from "@/core/group";
import { IdSchema, NewIdSchema } from "@/core/id";
import { PersonRefSchema } from "@/core/person";
import { lineOfText, plainText } from "@/core/plain-text";

export const TaskKindSchema = z.enum(["code", "compare"]);
export type TaskKind = z.infer<typeof TaskKindSchema>;

/** When those who code blind see each other's words: each once they have finished, all at a date, or by hand. */
export const RevealRuleSchema = z.enum(["when_finished", "at_date", "by_hand"]);
export type RevealRule = z.infer<typeof RevealRuleSchema>;

export const MAX_TASK_ARTICLES = 500;
export const MAX_TASK_CODERS = 1_000;

const Moment = z.iso.datetime("Expected a date and time in UTC.").transform((at) => new Date(at));
const InstructionsSchema = plainText(20_000);
const VotesSchema = z.number().int().min(0).max(100);

/** `coderIds` "all": everybody who writes in the group, and whoever joins it while the task is open. */
export const CreateTaskSchema = z
  .strictObject({
    id: NewIdSchema,
    kind: TaskKindSchema.default("code"),
    title: lineOfText(120),
    instructions: InstructionsSchema.default(""),
    codebookId: IdSchema.nullable().default(null),
    articleIds: z.array(IdSchema).min(1, "Choose an article.").max(MAX_TASK_ARTICLES),
    coderIds: z.union([
      z.literal("all"),
      z.array(IdSchema).min(1, "Choose who has a part in it.").max(MAX_TASK_CODERS),
    ]),
    isBlind: z.boolean().default(false),
    reveal: RevealRuleSchema.default("when_finished"),
    revealAt: Moment.nullable().default(null),
    dueAt: Moment.nullable().default(null),
    votesToSettle: VotesSchema.default(0),
  })
  .refine(({ kind, articleIds }) => kind !== "compare" || new Set(articleIds).size === 2, {
    path: ["articleIds"],
    message: "Choose exactly two articles to compare.",
  })
  .refine(({ kind, isBlind }) => kind !== "compare" || !isBlind, {
    path: ["isBlind"],
    message: "Answers are hidden until one has given one's own; there is nothing else to hide.",
  })
  .refine(({ isBlind, reveal, revealAt }) => !isBlind || reveal !== "at_date" || revealAt !== null, {
    path: ["revealAt"],
    message: "Say when the others' words are shown.",
  });

/** `version` is the one that was seen. Coders and articles are only added: what was asked of people stays. */
export const ChangeTaskSchema = z.strictObject({
  version: z.number().int().min(1),
  title: lineOfText(120).optional(),
  instructions: InstructionsSchema.optional(),
  dueAt: Moment.nullable().optional(),
  revealAt: Moment.optional(),
  votesToSettle: VotesSchema.optional(),
  addCoderIds: z.array(IdSchema).max(MAX_TASK_CODERS).default([]),
  addArticleIds: z.array(IdSchema).max(MAX_TASK_ARTICLES).default([]),
});

export const TaskVersionSchema = z.strictObject({ version: z.number().int().min(1) });
/** The same in an address. */
export const TaskVersionQuerySchema = z.object({ version: z.coerce.number().int().min(1) });

/** Which of the two an answer is for: the first, the second, both alike, or neither. */
export const PickSchema = z.enum(["first", "second", "both", "neither"]);
export type Pick = z.infer<typeof PickSchema>;

export const AnswerSchema = z.strictObject({
  text: plainText(4_000).refine((text) => text.trim() !== "", "Write your answer first."),
  pick: PickSchema,
  /** From 1, a guess, to 5, certain. */
  confidence: z.number().int().min(1).max(5),
});
export type Answer = z.infer<typeof AnswerSchema>;

/** As it is kept: the answer from before the overview, and a second one from after it. */
export const KeptAnswerSchema = z.strictObject({
  first: AnswerSchema,
  second: AnswerSchema.nullable(),
  secondAt: z.iso.datetime().nullable(),
});
export type KeptAnswer = z.infer<typeof KeptAnswerSchema>;

/** What phase a task is in for everybody; somebody who has finished may see more than others. */
export const PhaseSchema = z.enum(["coding", "revising", "closed"]);
export type Phase = z.infer<typeof PhaseSchema>;

export const TaskSummarySchema = z
  .strictObject({
    id: z.uuid(),
    kind: TaskKindSchema,
    title: z.string(),
    isBlind: z.boolean(),
    phase: PhaseSchema,
    dueAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    articleCount: z.int(),
    coderCount: z.int(),
    /** Of the coders; in a comparison, who has answered. */
    finishedCount: z.int(),
    /** The viewer's part; null where they have none. */
    mine: z
      .strictObject({ startedAt: z.iso.datetime().nullable(), finishedAt: z.iso.datetime().nullable() })
      .nullable(),
  })
  .meta({ id: "TaskSummary" });
export type TaskSummary = z.infer<typeof TaskSummarySchema>;

export const TaskListSchema = z
  .strictObject({
    items: z.array(TaskSummarySchema),
    /** Those that can still be brought back, the last deleted first; for who runs the group, else none. */
    deleted: z.array(
      z.strictObject({
        id: z.uuid(),
        title: z.string(),
        deletedAt: z.iso.datetime(),
        /** When it goes for good. */
        goesAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: "TaskList" });
export type TaskList = z.infer<typeof TaskListSchema>;

const TaskArticleSchema = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  /** The viewer's own annotations there, that count for the task. */
  mine: z.int(),
});
export type TaskArticleView = z.infer<typeof TaskArticleSchema>;

const TaskCoderSchema = z.strictObject({
  person: PersonRefSchema,
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Their annotations that count for the task; null where the viewer may not know. */
  count: z.int().nullable(),
  /** The same by the article's id, of articles with any; null where the viewer may not know. */
  byArticle: z.record(z.uuid(), z.int()).nullable(),
  /** In a comparison; null where there is none, or the viewer may not see it yet. */
  answer: KeptAnswerSchema.nullable(),
});
export type TaskCoderView = z.infer<typeof TaskCoderSchema>;

export const TaskViewSchema = TaskSummarySchema.extend({
  group: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string(), kind: GroupKindSchema }),
  /** Markdown. */
  instructions: z.string(),
  codebook: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
  reveal: RevealRuleSchema,
  revealAt: z.iso.datetime().nullable(),
  revealedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** Only where somebody deletes it, or brings it back. */
  deletedAt: z.iso.datetime().nullable(),
  votesToSettle: z.int(),
  includesLater: z.boolean(),
  version: z.int(),
  articles: z.array(TaskArticleSchema),
  /** Who has a part in it, by name. */
  coders: z.array(TaskCoderSchema),
  can: z.strictObject({
    run: z.boolean(),
    finish: z.boolean(),
    reopen: z.boolean(),
    reveal: z.boolean(),
    close: z.boolean(),
    /** Again, once it is closed. */
    open: z.boolean(),
    delete: z.boolean(),
    addArticles: z.boolean(),
    answer: z.boolean(),
  }),
}).meta({ id: "Task" });
export type TaskView = z.infer<typeof TaskViewSchema>;
