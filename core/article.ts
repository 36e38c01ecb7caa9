import { z } from "zod";
import { IdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import { lineOfText, plainText } from "@/core/plain-text";
import { MarkupSchema } from "@/core/text/markup-schema";

/** Longest text of one version, in UTF-16 code units: about a 300-page book. */
export const MAX_TEXT_LENGTH = 1_000_000;

/** Words that have a page of their own under `/articles/`. */
export const RESERVED_ARTICLE_SLUGS: ReadonlySet<string> = new Set(["new"]);

export const ArticleSlugSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Small letters, digits and single hyphens.")
  .refine((slug) => !RESERVED_ARTICLE_SLUGS.has(slug), "This address is kept for a page of the site.");

export const CreateArticleSchema = z.strictObject({
  id: IdSchema,
  slug: ArticleSlugSchema,
  title: lineOfText(300),
  text: plainText(MAX_TEXT_LENGTH).refine((text) => text.trim().length > 0, "An article needs words."),
  markup: MarkupSchema,
  source: lineOfText(200).nullable().default(null),
  author: lineOfText(200).nullable().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "A BCP 47 tag, such as en.")
    .default("en"),
  canonicalUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .default(null),
  publishedAt: z.iso.datetime().nullable().default(null),
  visibility: z.enum(["public", "groups"]).default("public"),
  groupIds: z.array(IdSchema).max(100).default([]),
});

export const ListArticlesSchema = PageQuerySchema.extend({
  /** Words are looked up by their beginnings; "quoted words" as a phrase. */
  q: plainText(200).optional(),
});

const aboutArticle = {
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  source: z.string().nullable(),
  author: z.string().nullable(),
  /** BCP 47. */
  language: z.string(),
  /** Null where the source gives no date. */
  publishedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  /** How long it takes to read. */
  minutes: z.int(),
};

export const ArticleSummarySchema = z
  .strictObject({
    ...aboutArticle,
    /** How many annotations the viewer may see. */
    annotationCount: z.int(),
    /** Where a search found it: plain text cut around the hits, with the hits as ranges over it. */
    excerpt: z
      .strictObject({
        text: z.string(),
        hits: z.array(z.strictObject({ start: z.int(), end: z.int() })),
      })
      .nullable(),
  })
  .meta({ id: "ArticleSummary" });
export type ArticleSummary = z.infer<typeof ArticleSummarySchema>;

export const ArticleViewSchema = z
  .strictObject({
    ...aboutArticle,
    visibility: z.enum(["public", "groups"]),
    version: z.strictObject({
      id: z.uuid(),
      number: z.int(),
      text: z.string(),
      markup: MarkupSchema,
      createdAt: z.iso.datetime(),
    }),
    can: z.strictObject({ edit: z.boolean() }),
  })
  .meta({ id: "Article" });
export type ArticleView = z.infer<typeof ArticleViewSchema>;
