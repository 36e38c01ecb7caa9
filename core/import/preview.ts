import { z } from "zod";
import { ArticleViewSchema } from "@/core/article";
import { IMPORT_FORMATS, LOST_KINDS } from "@/core/import/imported-text";
import { MarkupSchema } from "@/core/text/markup-schema";

/** An article that is here already and that the viewer may read. */
export const KnownArticleSchema = z
  .strictObject({
    by: z.enum(["content", "address"]),
    article: z.strictObject({ id: z.uuid(), slug: z.string(), title: z.string() }),
  })
  .meta({ id: "KnownArticle" });
export type KnownArticle = z.infer<typeof KnownArticleSchema>;

const LostSchema = z.array(z.strictObject({ kind: z.enum(LOST_KINDS), count: z.int() }));

/** Precisely what would be stored, and what a person should know before it is. */
export const ArticlePreviewSchema = z
  .strictObject({
    format: z.enum(IMPORT_FORMATS),
    text: z.string(),
    markup: MarkupSchema,
    wordCount: z.int(),
    minutes: z.int(),
    lost: LostSchema,
    /** The source's only first-level heading became the title and left the text. */
    tookHeading: z.boolean(),
    /** How the bytes were read, and what they said they were where that was wrong; null for text that came as text. */
    encoding: z.strictObject({ name: z.string(), misdeclared: z.string().nullable() }).nullable(),
    /** What the source says of itself; the title falls back to the file's name. */
    found: z.strictObject({
      title: z.string().nullable(),
      author: z.string().nullable(),
      source: z.string().nullable(),
      publishedAt: z.iso.datetime().nullable(),
      language: z.string().nullable(),
      canonicalUrl: z.string().nullable(),
    }),
    /** The address that would be made from the title. */
    slug: z.string(),
    known: KnownArticleSchema.nullable(),
  })
  .meta({ id: "ArticlePreview" });
export type ArticlePreview = z.infer<typeof ArticlePreviewSchema>;

export const ImportedArticleSchema = z.strictObject({ article: ArticleViewSchema, lost: LostSchema });
export type ImportedArticle = z.infer<typeof ImportedArticleSchema>;
