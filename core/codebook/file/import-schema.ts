import { z } from "zod";
import { CODEBOOK_FORMATS } from "@/core/codebook/file/formats";
import { IdSchema } from "@/core/id";
import type { ImportFile } from "@/core/import/import-schema";
import { lineOfText } from "@/core/plain-text";

const FileSchema = z.custom<ImportFile>(
  (value) => typeof value === "object" && value !== null && "bytes" in value,
  "Expected a file.",
);

/** A file (multipart/form-data), or its text; and whose the codebook will be. */
export const ImportCodebookSchema = z
  .strictObject({
    file: FileSchema.optional(),
    content: z.string().optional(),
    /** Its name, where `content` is sent. */
    fileName: z.string().max(200).default(""),
    /** Left out: for everybody. */
    groupId: IdSchema.nullable().default(null),
    /** Instead of the file's own. */
    name: lineOfText(80).optional(),
  })
  .refine(({ file, content }) => (file === undefined) !== (content === undefined), {
    path: ["file"],
    message: "Send a file, or its content.",
  });

const LineSchema = z.strictObject({
  /** From 1; null for the file as a whole. */
  line: z.int().nullable(),
  about: z.string(),
  message: z.string(),
});
export type ImportLine = z.infer<typeof LineSchema>;

/** What a file would become; with any fault, nothing. */
export const CodebookPreviewSchema = z
  .strictObject({
    format: z.enum(CODEBOOK_FORMATS),
    name: z.string().nullable(),
    codes: z.array(
      z.strictObject({
        name: z.string(),
        depth: z.int(),
        hue: z.string(),
        shade: z.int(),
        isHeading: z.boolean(),
        deprecated: z.boolean(),
        definition: z.string(),
      }),
    ),
    faults: z.array(LineSchema),
    notes: z.array(LineSchema),
  })
  .meta({ id: "CodebookPreview" });
export type CodebookPreview = z.infer<typeof CodebookPreviewSchema>;

export const ExportCodebookSchema = z.object({
  format: z.enum(CODEBOOK_FORMATS).default("json"),
  /** An earlier version; left out: the present one. */
  version: z.coerce.number().int().min(1).optional(),
});
