import type { Matched } from "@/core/annotation-query/matched";
import type { WrittenQuery } from "@/core/annotation-query/parse-query";
import type { QdpxPerson } from "@/core/export/selection/qdpx-project";
import type { SelectionFigures } from "@/core/export/selection/report-html";
import type { SelectedArticle, SelectedBatches, SelectedItem } from "@/core/export/selection/selection";
import { type MatchedRow, streamMatching, toMatched } from "@/server/annotation-queries/queries";
import { matching } from "@/server/annotation-queries/select";
import { annotationJoins, shownColumns } from "@/server/annotations/rows";
import { db } from "@/server/db";
import { commentsOn } from "@/server/exports/comments-on";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

/** Annotations that are in memory at a time, with their discussions. */
const BATCH = 200;

/** What is taken out, read as often as a format needs it, never all at once. */
export interface SelectionSource {
  readonly actor: Actor;
  figures(): Promise<SelectionFigures>;
  /** Those who made what is in it. */
  people(): Promise<QdpxPerson[]>;
  batches(): SelectedBatches;
  articles(): AsyncIterable<SelectedArticle>;
}

/** What a query finds for an actor, read as often as a format needs it, never all at once. */
export class Selection implements SelectionSource {
  private constructor(
    readonly actor: Actor,
    private readonly query: WrittenQuery,
    /** Over `"Annotation" n` and `annotationJoins`. */
    private readonly where: Prisma.Sql,
  ) {}

  /** @throws AppError invalid for a name in the query that stands for nothing */
  static async of(actor: Actor, query: WrittenQuery): Promise<Selection> {
    return new Selection(actor, query, await matching(actor, query));
  }

  /** How many annotations of how many articles, by how many people, and how often each code. */
  async figures(): Promise<SelectionFigures> {
    const [totals, codes] = await Promise.all([
      db.$queryRaw<{ annotations: number; articles: number; people: number }[]>`
        SELECT count(*)::int AS annotations, count(DISTINCT n."articleId")::int AS articles,
          count(DISTINCT n."authorId")::int AS people
        FROM "Annotation" n ${annotationJoins} WHERE ${this.where}`,
      db.$queryRaw<{ id: string; annotations: number; articles: number; people: number }[]>`
        SELECT ac."codeId" AS id, count(*)::int AS annotations, count(DISTINCT n."articleId")::int AS articles,
          count(DISTINCT n."authorId")::int AS people
        FROM "Annotation" n ${annotationJoins} JOIN "AnnotationCode" ac ON ac."annotationId" = n.id
        WHERE ${this.where} GROUP BY ac."codeId" ORDER BY annotations DESC, ac."codeId"`,
    ]);
    return { ...(totals[0] ?? { annotations: 0, articles: 0, people: 0 }), codes };
  }

  /** Those who made them. */
  people(): Promise<QdpxPerson[]> {
    return db.$queryRaw<QdpxPerson[]>`
      SELECT DISTINCT p.id, p.name, p.handle FROM "Annotation" n ${annotationJoins} WHERE ${this.where} ORDER BY p.id`;
  }

  /** Everything, about in the order it was made. */
  async *batches(): AsyncGenerator<SelectedItem[]> {
    for await (const matched of streamMatching(this.actor, this.query, BATCH)) {
      yield await this.withComments(matched);
    }
  }

  /** Article by article, by slug; each pinned to the version that was its current one when this began. */
  async *articles(): AsyncGenerator<SelectedArticle> {
    const found = await db.$queryRaw<{ id: string; versionId: string }[]>`
      SELECT DISTINCT a.slug, a.id, a."currentVersionId" AS "versionId"
      FROM "Annotation" n ${annotationJoins} WHERE ${this.where} ORDER BY a.slug`;
    for (const { id, versionId } of found) {
      const [row] = await db.$queryRaw<Omit<SelectedArticle, "text" | "items">[]>`
        SELECT a.id, a.slug, a.language, a.source, a.author, to_char(a."publishedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "publishedAt",
          v.title, v.id AS "versionId", v.number AS version,
          to_char(v."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "versionAt"
        FROM "Article" a JOIN "ArticleVersion" v ON v.id = ${versionId}::uuid WHERE a.id = ${id}::uuid`;
      if (!row) continue;
      yield { ...row, text: () => textInPassing(versionId), items: () => this.inArticle(id, versionId) };
    }
  }

  /** In the order of the text; what stands nowhere in it comes last. */
  private async *inArticle(articleId: string, versionId: string): AsyncGenerator<SelectedItem[]> {
    // By the index of anchors, so that a batch costs the same at the end of a crowded text as at its beginning.
    const placed = Prisma.sql`"Anchor" h JOIN "Annotation" n ON n.id = h."annotationId"`;
    yield* this.pages(versionId, placed, (after) => ({
      where: Prisma.sql`h."versionId" = ${versionId}::uuid AND h.start >= ${after?.start ?? 0}::int
        ${after ? Prisma.sql`AND (h.start, h."annotationId") > (${after.start}::int, ${after.id}::uuid)` : Prisma.empty}`,
      order: Prisma.sql`h.start, h."annotationId"`,
    }));
    const all = Prisma.sql`"Annotation" n
      LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = ${versionId}::uuid`;
    yield* this.pages(versionId, all, (after) => ({
      where: Prisma.sql`n."articleId" = ${articleId}::uuid AND h.start IS NULL
        AND (h."annotationId" IS NOT NULL OR NOT EXISTS (SELECT 1 FROM "Anchor" o WHERE o."annotationId" = n.id))
        ${after ? Prisma.sql`AND n.id > ${after.id}::uuid` : Prisma.empty}`,
      order: Prisma.sql`n.id`,
    }));
  }

  /** Of one version, batch by batch, each after the last one of the batch before. */
  private async *pages(
    versionId: string,
    from: Prisma.Sql,
    page: (after: MatchedRow | null) => { where: Prisma.Sql; order: Prisma.Sql },
  ): AsyncGenerator<SelectedItem[]> {
    let after: MatchedRow | null = null;
    for (;;) {
      const { where, order } = page(after);
      const rows: MatchedRow[] = await db.$queryRaw<MatchedRow[]>`
        SELECT ${shownColumns}, a.slug AS "articleSlug", title.title AS "articleTitle"
        FROM ${from}
        JOIN "Article" a ON a.id = n."articleId"
        JOIN "Person" p ON p.id = n."authorId"
        LEFT JOIN "Thread" t ON t."annotationId" = n.id
        JOIN "ArticleVersion" title ON title.id = ${versionId}::uuid
        WHERE ${where} AND ${this.where}
        ORDER BY ${order} LIMIT ${BATCH}`;
      if (rows.length > 0) yield await this.withComments(rows.map((row) => toMatched(this.actor, row)));
      const last = rows.at(-1);
      if (rows.length < BATCH || !last) return;
      after = last;
    }
  }

  private async withComments(matched: readonly Matched[]): Promise<SelectedItem[]> {
    const threads = await commentsOn(
      this.actor,
      matched.map(({ annotation }) => annotation.id),
    );
    return matched.map((one) => ({ ...one, comments: threads.get(one.annotation.id) ?? [] }));
  }
}

/** Not by the cache of texts: one file goes through all of them, and would push out what people read. */
async function textInPassing(versionId: string): Promise<string> {
  const { text } = await db.articleVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { text: true },
  });
  return text;
}
