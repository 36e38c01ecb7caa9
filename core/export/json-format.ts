import { z } from "zod";
import { QuoteSchema } from "@/core/anchoring/quote-schema";
import { AnchorOriginSchema, MAX_CODES, MAX_NOTE_LENGTH } from "@/core/annotation";
import { MAX_TEXT_LENGTH } from "@/core/article";
import { MAX_COMMENT_LENGTH, PassageQuoteSchema } from "@/core/comment";
import { provenanceFields } from "@/core/export/json-provenance";
import { IdSchema } from "@/core/id";
import { plainText } from "@/core/plain-text";
import { MarkupSchema } from "@/core/text/markup-schema";

/**
 * Our own format of a layer, complete enough to be brought in again; docs/formats.md describes it. What a
 * newer version of it adds is left alone by an older reader; what would be misunderstood raises the number.
 */
export const LAYER_FORMAT = "marginalia-layer";
export const LAYER_FORMAT_VERSION = 1;

export const MAX_IMPORTED_ANNOTATIONS = 10_000;
export const MAX_IMPORTED_COMMENTS = 20_000;

/** There is no year 0 in the database. */
const time = z.iso.datetime().refine((text) => !text.startsWith("0000"), "There is no such date.");
const line = (max: number) => plainText(max);

const PersonSchema = z.object({ id: IdSchema, name: line(200), handle: line(100) });

const CodeSchema = z.object({ codebook: line(100), code: line(100), name: line(200).optional() });

const { slug: _, ...commentProvenance } = provenanceFields;

/** Comments stand oldest first, so that each comes after the one it answers. */
export const LayerCommentSchema = z.object({
  id: IdSchema,
  parent: IdSchema.nullable(),
  /** Null on what was deleted while replies hang on it. */
  author: PersonSchema.nullable(),
  body: plainText(MAX_COMMENT_LENGTH),
  version: z.int().min(1),
  created: time,
  edited: time.nullable(),
  deleted: z.boolean(),
  /** Words of the article that it quotes: UTF-16 code units in that version, half-open. There where it quotes any. */
  quote: PassageQuoteSchema.optional(),
  ...commentProvenance,
});
export type LayerComment = z.infer<typeof LayerCommentSchema>;

export const LayerAnnotationSchema = z.object({
  id: IdSchema,
  visibility: z.enum(["group", "private"]),
  author: PersonSchema,
  /** UTF-16 code units in the file's text, half-open; null: no longer in the text, or never about a passage. */
  start: z.int().min(0).nullable(),
  end: z.int().min(1).nullable(),
  /** The words it is about; null: the article as a whole. */
  quote: QuoteSchema.nullable(),
  /** How it came to stand there, and whether that is certain. */
  anchor: z.object({ origin: AnchorOriginSchema, needsReview: z.boolean() }),
  codes: z.array(CodeSchema).max(MAX_CODES),
  note: plainText(MAX_NOTE_LENGTH),
  version: z.int().min(1),
  created: time,
  updated: time,
  deleted: z.boolean(),
  ...provenanceFields,
  comments: z.array(z.unknown()),
});
export type LayerAnnotationEntry = z.infer<typeof LayerAnnotationSchema>;

/** The file; its entries are parsed one by one, so that each fault is told with its place. */
export const LayerFileSchema = z.object({
  format: z.literal(LAYER_FORMAT, `Expected a file of the format ${LAYER_FORMAT}.`),
  formatVersion: z.literal(LAYER_FORMAT_VERSION, "This file was made by a newer version of Marginalia."),
  exported: time,
  from: plainText(3_000),
  article: z.object({
    id: IdSchema,
    slug: line(200),
    title: line(300),
    source: line(200).nullable(),
    author: line(200).nullable(),
    language: line(100),
    canonicalUrl: line(2_000).nullable(),
    published: time.nullable(),
  }),
  version: z.object({
    id: IdSchema,
    number: z.int().min(1),
    created: time,
    text: plainText(MAX_TEXT_LENGTH),
    markup: MarkupSchema,
  }),
  group: z.object({ slug: line(200), name: line(200) }),
  discussion: z.array(z.unknown()).max(MAX_IMPORTED_COMMENTS),
  annotations: z.array(z.unknown()).max(MAX_IMPORTED_ANNOTATIONS),
  /** How much was written: a file that was cut short does not have it, or has it wrong. */
  counts: z.object({ annotations: z.int().min(0), comments: z.int().min(0) }),
});
export type LayerFile = z.infer<typeof LayerFileSchema>;
