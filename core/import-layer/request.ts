import { z } from "zod";
import { LayerFileSchema } from "@/core/export/json-format";
import { IdSchema } from "@/core/id";
import { IriSchema } from "@/core/web-annotation/values";

const wish = {
  /** Into which group; null: everything private to whoever brings it in. */
  groupId: IdSchema.nullable(),
  /** What to do where an entry cannot be brought in: nothing at all, or all the others. */
  onFault: z.enum(["stop", "skip"]).default("stop"),
  /** Only say what would happen, all faults included. */
  dryRun: z.boolean().default(false),
};

/** A layer that was taken out, to be brought in. */
export const ImportLayerSchema = z.strictObject({ ...wish, file: LayerFileSchema });
export type ImportLayer = z.infer<typeof ImportLayerSchema>;

/** Web Annotations, to be brought in: a collection, a page of one, a list, or a single one. */
export const ImportAnnotationsSchema = z.strictObject({
  ...wish,
  /** By which address the file knows the article, where that is neither its own nor its canonical one. */
  source: IriSchema.nullable().default(null),
  file: z.union([z.looseObject({}), z.array(z.unknown())]),
});

const CountSchema = z.strictObject({
  /** Written, or to be written by a dry run's real one. */
  imported: z.int(),
  /** There before: nothing was changed. */
  present: z.int(),
  refused: z.int(),
});

export const ImportReportSchema = z
  .strictObject({
    /** False for a dry run. */
    written: z.boolean(),
    annotations: CountSchema,
    comments: CountSchema,
    /** Entries that stand under the importer's name, since their authors' was not theirs to use. */
    attributed: z.int(),
    /** What differs from the file, entry by entry. */
    lines: z.array(
      z.strictObject({
        /** Where it stands in the file: `annotations.3.comments.0`. */
        at: z.string(),
        outcome: z.enum(["refused", "changed", "left-out"]),
        why: z.string(),
      }),
    ),
  })
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof ImportReportSchema>;
export type ImportLine = ImportReport["lines"][number];
