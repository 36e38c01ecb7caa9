import type { CodedSpan } from "@/core/agreement/coded-span";
import { type CoderLayer, meanPairwiseF1 } from "@/core/agreement/mean-pairwise-f1";
import type { AgreementWeek } from "@/core/analysis/findings";
import { type AnalysisScope, given, scoped } from "@/server/analysis/scope";
import { db } from "@/server/db";
import type { Actor } from "@/server/session";

/** More coded passages than this are for the report of agreement, which a job computes. */
export const MOST_SPANS = 5_000;
const MOST_WEEKS = 12;
const MOST_PEOPLE = 30;

/**
 * How agreement developed, week by week, the newest twelve. Null where there is too much to compute while a page
 * waits; empty where nothing was coded by two.
 */
export async function agreementByWeek(actor: Actor, scope: AnalysisScope): Promise<AgreementWeek[] | null> {
  const spans = await db.$queryRaw<
    { articleId: string; authorId: string; code: string; start: number; end: number; week: Date }[]
  >`
    WITH scoped AS MATERIALIZED (${scoped(actor, scope)}), given AS (${given(scope)})
    SELECT g."articleId", g."authorId", g."codeId" AS code, h.start, h."end",
      date_trunc('week', s."createdAt", 'UTC') AS week
    FROM given g JOIN scoped s ON s.id = g.id JOIN "Article" a ON a.id = g."articleId"
    JOIN "Anchor" h ON h."annotationId" = g.id AND h."versionId" = a."currentVersionId" AND h.start IS NOT NULL
    LIMIT ${MOST_SPANS + 1}`;
  if (spans.length > MOST_SPANS) return null;
  if (new Set(spans.map(({ authorId }) => authorId)).size > MOST_PEOPLE) return null;
  const weeks = [...new Set(spans.map(({ week }) => week.getTime()))]
    .sort((a, b) => a - b)
    .slice(-MOST_WEEKS);
  return weeks.flatMap((week) => {
    const f1 = meanF1(spans.filter((span) => span.week.getTime() <= week));
    return f1 === null ? [] : [{ week: new Date(week).toISOString(), f1 }];
  });
}

/** Of the articles that two people and more coded, the mean. */
function meanF1(spans: readonly (CodedSpan & { articleId: string; authorId: string })[]): number | null {
  const articles = new Map<string, Map<string, CodedSpan[]>>();
  for (const { articleId, authorId, ...span } of spans) {
    const coders = articles.get(articleId) ?? new Map<string, CodedSpan[]>();
    articles.set(articleId, coders.set(authorId, [...(coders.get(authorId) ?? []), span]));
  }
  const figures = [...articles.values()].flatMap((coders) => {
    const layers = [...coders].map(([coder, own]): CoderLayer => ({ coder, spans: own }));
    return meanPairwiseF1(layers).value ?? [];
  });
  return figures.length === 0 ? null : figures.reduce((sum, one) => sum + one, 0) / figures.length;
}
