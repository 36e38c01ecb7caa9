import { z } from "zod";
import { IdSchema } from "@/core/id";

/** In which characters a file counts its offsets. */
export const OFFSET_UNITS = ["code-points", "utf-16"] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** The propaganda corpora's table of spans, or our own JSON lines. */
export const SPAN_FORMATS = ["tsv", "jsonl"] as const;
export type SpanFormat = (typeof SPAN_FORMATS)[number];

/** As each format has it where nobody says otherwise. */
export const USUAL_UNIT: Record<SpanFormat, OffsetUnit> = { tsv: "code-points", jsonl: "utf-16" };

/** Most UTF-16 code units of a file, most lines, and most articles that one file may be on. */
export const MAX_SPAN_FILE = 8_000_000;
export const MAX_SPAN_LINES = 20_000;
export const MAX_SPAN_ARTICLES = 500;

/** Spans over many articles, to be brought in as annotations of the importer's own. */
export const ImportSpansSchema = z.strictObject({
  format: z.enum(SPAN_FORMATS),
  /** The file, whole. */
  text: z.string().max(MAX_SPAN_FILE),
  /** Into which group; null: private to whoever brings it in. */
  groupId: IdSchema.nullable(),
  /**
   * In which codebook a technique is looked up, by its label, its slug or its name, where the file names none that may
   * be used here.
   */
  codebookId: IdSchema,
  /** Null: as the format usually has it. */
  unit: z.enum(OFFSET_UNITS).nullable().default(null),
  /** The slug or id here of what the file calls an article; what is not in it is called here as there. */
  articles: z.record(z.string().max(200), z.string().max(200)).default({}),
  /** What to do where a line cannot be brought in: nothing at all, or all the others. */
  onFault: z.enum(["stop", "skip"]).default("stop"),
  /** Only say what would happen, all faults included. */
  dryRun: z.boolean().default(false),
});
export type ImportSpans = z.infer<typeof ImportSpansSchema>;

export const SpanReportSchema = z
  .strictObject({
    /** False for a dry run. */
    written: z.boolean(),
    /** Names this import, to take it back; null where nothing was written. */
    importId: z.uuid().nullable(),
    /** How many annotations, lines of one passage together; and on how many articles. */
    imported: z.int(),
    articles: z.int(),
    /** Comments on these, posted by the importer. */
    comments: z.int(),
    /** Annotations and comments that others wrote: the importer's here, with who wrote them before their words. */
    attributed: z.int(),
    /** There before: one's own, on the same passage with the same codes. */
    present: z.int(),
    refused: z.int(),
    /** What is not simply brought in, by line of the file (from 1). */
    lines: z.array(
      z.strictObject({
        line: z.int(),
        outcome: z.enum(["refused", "changed", "left-out"]),
        why: z.string(),
      }),
    ),
  })
  .meta({ id: "SpanImportReport" });
export type SpanReport = z.infer<typeof SpanReportSchema>;
export type SpanReportLine = SpanReport["lines"][number];

export const UndoneImportSchema = z
  .strictObject({
    removed: z.int(),
    /** Answered by others since: these stay. */
    kept: z.int(),
  })
  .meta({ id: "UndoneImport" });
export type UndoneImport = z.infer<typeof UndoneImportSchema>;

/** Stands in the `via` of what one import brought in. @param id of the import */
export const importMark = (id: string): string => `urn:uuid:${id}`;
