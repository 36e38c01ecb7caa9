import { describeRange } from "@/core/anchoring/quote";
import { AppError } from "@/core/errors";
import type { QdpxPerson } from "@/core/export/selection/qdpx-project";
import type { SelectionFigures } from "@/core/export/selection/report-html";
import type { SelectedArticle, SelectedItem } from "@/core/export/selection/selection";
import { selection as words } from "@/messages/en/selection";
import { readableArticles } from "@/server/articles/access";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";
import type { SelectionSource } from "@/server/exports/selection-reader";
import { readableGroupIds } from "@/server/groups/group-rows";
import { getGroup } from "@/server/groups/queries";
import { peopleById } from "@/server/moderation/people";
import type { Actor } from "@/server/session";
import { type SettledSpan, settledSpans } from "@/server/settling/queries";

/**
 * What a group has settled, over all articles that the actor may read, in place of its coders' annotations. Articles
 * that they code blind are left out, as they are everywhere.
 */
export class SettledSelection implements SelectionSource {
  private constructor(
    readonly actor: Actor,
    readonly group: { id: string; slug: string; name: string },
    private readonly origin: string,
  ) {}

  /** @throws AppError not-found for a group that the actor may not read */
  static async of(actor: Actor, slugOrId: string, origin: string): Promise<SettledSelection> {
    return new SettledSelection(actor, await getGroup(actor, slugOrId), origin);
  }

  async figures(): Promise<SelectionFigures> {
    const codes = new Map<string, { annotations: number; articles: number; deciders: Set<string> }>();
    const people = new Set<string>();
    const totals = { annotations: 0, articles: 0 };
    for await (const { spans } of this.settled()) {
      totals.articles++;
      totals.annotations += spans.length;
      const here = new Set<string>();
      for (const { codeId, decidedBy } of spans) {
        const code = codes.get(codeId) ?? { annotations: 0, articles: 0, deciders: new Set<string>() };
        codes.set(codeId, code);
        code.annotations++;
        if (!here.has(codeId)) code.articles++;
        here.add(codeId);
        if (decidedBy) code.deciders.add(decidedBy.id);
        if (decidedBy) people.add(decidedBy.id);
      }
    }
    return {
      ...totals,
      people: people.size,
      codes: [...codes]
        .map(([id, { deciders, ...code }]) => ({ id, ...code, people: deciders.size }))
        .sort((a, b) => b.annotations - a.annotations),
    };
  }

  async people(): Promise<QdpxPerson[]> {
    const people = new Map<string, QdpxPerson>();
    for await (const { spans } of this.settled()) {
      for (const span of spans) {
        const { id, name, handle } = deciderOf(span);
        people.set(id, { id, name, handle });
      }
    }
    return [...people.values()];
  }

  async *batches(): AsyncGenerator<readonly SelectedItem[]> {
    for await (const article of this.articles()) yield* article.items();
  }

  async *articles(): AsyncGenerator<SelectedArticle> {
    for await (const { article, spans } of this.settled()) {
      const items = async function* (this: SettledSelection): AsyncGenerator<SelectedItem[]> {
        yield await this.itemsOf(article, spans);
      };
      yield { ...article, text: () => versionText(article.versionId), items: () => items.call(this) };
    }
  }

  /** Article by article, those in which something is settled. */
  private async *settled(): AsyncGenerator<{ article: ArticleFacts; spans: SettledSpan[] }> {
    const articles = await db.$queryRaw<ArticleFacts[]>`
      SELECT a.id, a.slug, a.language, a.source, a.author,
        to_char(a."publishedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "publishedAt",
        v.title, v.id AS "versionId", v.number AS version,
        to_char(v."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "versionAt"
      FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
      WHERE ${readableArticles(this.actor)} AND EXISTS (SELECT 1 FROM "Settlement" s
        WHERE s."articleId" = a.id AND s."groupId" = ${this.group.id}::uuid AND s.state = 'settled' AND s."isAccepted")
      ORDER BY a.slug`;
    for (const article of articles) {
      const spans = await spansIn(this.actor, this.group.id, article.id);
      if (spans.length > 0) yield { article, spans };
    }
  }

  private async itemsOf(article: ArticleFacts, spans: readonly SettledSpan[]): Promise<SelectedItem[]> {
    const text = await versionText(article.versionId);
    const people = await peopleById(
      db,
      spans.flatMap(({ sources }) => sources.map(({ personId }) => personId)),
    );
    return spans.map((span) => ({
      article: { id: article.id, slug: article.slug, title: article.title },
      comments: [],
      link: `${this.origin}/articles/${article.slug}/settle?group=${this.group.slug}`,
      settled: {
        how: span.how,
        decidedBy: span.decidedBy,
        sources: span.sources.map(({ annotationId, personId }) => ({
          annotationId,
          author: (personId && people.get(personId)) || null,
        })),
      },
      annotation: {
        id: span.id,
        articleId: article.id,
        groupId: this.group.id,
        visibility: "group",
        author: deciderOf(span),
        target: {
          versionId: article.versionId,
          start: span.start,
          end: span.end,
          quote: describeRange(text, span),
        },
        anchor: { origin: "made", needsReview: false },
        codes: [span.codeId],
        note: span.note,
        noteEditedAt: null,
        version: span.version,
        createdAt: span.decidedAt,
        updatedAt: span.decidedAt,
        deleted: false,
        standing: "published",
        commentCount: 0,
        can: { edit: false, delete: false, comment: false },
      },
    }));
  }
}

type ArticleFacts = Omit<SelectedArticle, "text" | "items">;

/** By votes, the group has decided. */
const deciderOf = ({ decidedBy, groupId }: SettledSpan) =>
  decidedBy ?? { id: groupId, name: words.byVote, handle: "" };

async function spansIn(actor: Actor, groupId: string, articleId: string): Promise<SettledSpan[]> {
  try {
    return await settledSpans(actor, groupId, articleId);
  } catch (thrown) {
    if (thrown instanceof AppError && (thrown.code === "forbidden" || thrown.code === "not-found")) return [];
    throw thrown;
  }
}

/** Groups of the actor's that have settled something. */
export const listSettledGroups = (actor: Actor): Promise<{ slug: string; name: string }[]> =>
  db.$queryRaw<{ slug: string; name: string }[]>`
    SELECT g.slug, g.name FROM "Group" g
    WHERE g.id = ANY(${readableGroupIds(actor)}::uuid[]) AND EXISTS (
      SELECT 1 FROM "Settlement" s WHERE s."groupId" = g.id AND s.state = 'settled' AND s."isAccepted")
    ORDER BY g.name, g.id`;
