import type { Analysis } from "@/core/analysis/findings";
import { PUBLIC_GROUP_SLUG } from "@/core/group";
import { DELETED_PERSON_NAME } from "@/core/person";
import { countFindings } from "@/server/analysis/findings";
import { densityAlong, listDiscussed, listDisputes, listExamples } from "@/server/analysis/passages";
import type { AnalysisScope } from "@/server/analysis/scope";
import { agreementByWeek, MOST_SPANS } from "@/server/analysis/weekly-agreement";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import { versionText } from "@/server/articles/version-text";
import { getCodebook, listCodeRefs } from "@/server/codebooks/queries";
import { db } from "@/server/db";
import { getGroup } from "@/server/groups/queries";
import type { Actor } from "@/server/session";

/** Into how many parts a text is cut for the picture of where annotations stand. */
const DENSITY_PARTS = 60;
/** Codes with examples. */
const EXAMPLE_CODES = 3;

export interface AnalysisRequest {
  /** Slug; left out: Public. */
  group?: string | undefined;
  /** Slug. */
  article?: string;
  /** Slug. */
  codebook?: string;
}

/**
 * What a group found, on one article, in one codebook, or altogether, by what the viewer may see.
 * @throws AppError not-found for a group, article or codebook that they may not read
 */
export async function getAnalysis(actor: Actor, asked: AnalysisRequest): Promise<Analysis> {
  const group = await getGroup(actor, asked.group ?? PUBLIC_GROUP_SLUG);
  const article = asked.article === undefined ? null : await readableArticle(actor, asked.article);
  const codebook = asked.codebook === undefined ? null : await getCodebook(actor, asked.codebook);
  const scope: AnalysisScope = {
    groupId: group.id,
    ...(article && { articleId: article.id }),
    ...(codebook && { codebookId: codebook.id }),
  };
  const [findings, codes, discussed, disputes, density] = await Promise.all([
    countFindings(actor, scope),
    listCodeRefs(actor, group.id),
    listDiscussed(actor, scope),
    listDisputes(actor, scope),
    article ? densityOf(actor, scope, article) : null,
  ]);
  const [examples, agreement, articles, people] = await Promise.all([
    listExamples(
      actor,
      scope,
      findings.codes.slice(0, EXAMPLE_CODES).map(({ codeId }) => codeId),
    ),
    findings.annotations > MOST_SPANS ? null : agreementByWeek(actor, scope),
    titlesOf(findings.byArticle.map(({ id }) => id)),
    namesOf(findings.byPerson.map(({ id }) => id)),
  ]);
  return {
    group: { id: group.id, slug: group.slug, name: group.name, isPublic: group.isPublic },
    findings,
    codes,
    articles,
    people,
    discussed,
    disputes,
    examples,
    agreement,
    density,
  };
}

async function densityOf(
  actor: Actor,
  scope: AnalysisScope,
  { id, currentVersionId }: ReadableArticle,
): Promise<number[]> {
  const { length } = await versionText(currentVersionId);
  return densityAlong(actor, { ...scope, articleId: id }, length, DENSITY_PARTS);
}

/** The caller may read them all: they come out of their own scope. */
async function titlesOf(ids: readonly string[]): Promise<Analysis["articles"]> {
  const rows = await db.article.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, slug: true, currentVersion: { select: { title: true } } },
  });
  return new Map(
    rows.map(({ id, slug, currentVersion }) => [id, { slug, title: currentVersion?.title ?? slug }]),
  );
}

async function namesOf(ids: readonly string[]): Promise<Analysis["people"]> {
  const rows = await db.person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, status: true },
  });
  return new Map(rows.map(({ id, name, status }) => [id, status === "deleted" ? DELETED_PERSON_NAME : name]));
}
