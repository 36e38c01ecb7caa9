import { z } from "zod";
import { IdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import { lineOfText, plainText } from "@/core/plain-text";
import { type Markup, MarkupSchema } from "@/core/text/markup-schema";

/** Longest text of one version, in UTF-16 code units: about a 300-page book. */
export const MAX_TEXT_LENGTH = 1_000_000;

export const ArticleSlugSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Small letters, digits and single hyphens.");

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
export type ListArticles = z.infer<typeof ListArticlesSchema>;

export interface ArticleSummary {
  id: string;
  slug: string;
  title: string;
  source: string | null;
  author: string | null;
  language: string;
  /** ISO 8601, UTC; null where the source gives no date. */
  publishedAt: string | null;
  createdAt: string;
  minutes: number;
  /** How many annotations the viewer may see. */
  annotationCount: number;
  /** Where a search found it: plain text cut around the hits, with the hits as ranges over it. */
  excerpt: { text: string; hits: { start: number; end: number }[] } | null;
}

export interface ArticleView {
  id: string;
  slug: string;
  title: string;
  source: string | null;
  author: string | null;
  language: string;
  publishedAt: string | null;
  createdAt: string;
  minutes: number;
  visibility: "public" | "groups";
  version: { id: string; number: number; text: string; markup: Markup; createdAt: string };
}
