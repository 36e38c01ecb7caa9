import { z } from "zod";

/** An annotation that overlaps a hit, as far as a line tells of it. */
const TagSchema = z.strictObject({
  annotationId: z.uuid(),
  codes: z.array(z.uuid()),
  /** The viewer's own. */
  isOwn: z.boolean(),
  /** Private to them. */
  isPrivate: z.boolean(),
});

export const LineSchema = z
  .strictObject({
    articleId: z.uuid(),
    /** UTF-16 code units in the version that `articles` names, half-open, of whole grapheme clusters. */
    start: z.int(),
    end: z.int(),
    before: z.string(),
    hit: z.string(),
    after: z.string(),
    /** What the viewer and the group have marked there. */
    tags: z.array(TagSchema),
  })
  .meta({ id: "ConcordanceLine" });
export type ConcordanceLine = z.infer<typeof LineSchema>;

export const ConcordanceSchema = z
  .strictObject({
    lines: z.array(LineSchema),
    /** Those that the lines stand in. */
    articles: z.array(
      z.strictObject({
        id: z.uuid(),
        slug: z.string(),
        title: z.string(),
        versionId: z.uuid(),
        datedAt: z.iso.datetime(),
      }),
    ),
    /** Hits that were brought together, of all pages, and the articles that they stand in. */
    hitCount: z.int(),
    articleCount: z.int(),
    /** Articles that were read, of those that had to be. */
    read: z.int(),
    toRead: z.int(),
    /** Why not all were: enough hits, or out of time. */
    stopped: z.enum(["hits", "time"]).nullable(),
    /** Paragraphs that are too long for this pattern, and were not read. */
    skipped: z.int(),
    /** Pass as `from` for the lines that follow. */
    next: z.int().nullable(),
    /** The group whose codes the lines tell of. */
    group: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() }),
  })
  .meta({ id: "Concordance" });
export type Concordance = z.infer<typeof ConcordanceSchema>;
