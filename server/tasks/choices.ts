import { MAX_TASK_ARTICLES } from "@/core/tasks/task";
import { readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import type { SignedInActor } from "@/server/session";

interface Named {
  id: string;
  name: string;
}

/** What a new task of a group can be made of: articles its people may read, those who write in it, and codebooks. */
export async function listTaskChoices(
  person: SignedInActor,
  groupId: string,
): Promise<{ articles: Named[]; members: Named[]; codebooks: Named[] }> {
  const [articles, members, codebooks] = await Promise.all([
    db.$queryRaw<Named[]>`
      SELECT a.id, v.title AS name FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
      WHERE ${readableArticles(person)} AND (a.visibility = 'public' OR EXISTS (
        SELECT 1 FROM "ArticleAccess" x WHERE x."articleId" = a.id AND x."groupId" = ${groupId}::uuid))
      ORDER BY a."datedAt" DESC, a.id DESC LIMIT ${MAX_TASK_ARTICLES}`,
    listPossibleCoders(groupId),
    db.codebook.findMany({
      where: { OR: [{ groupId }, { groupId: null }] },
      orderBy: [{ groupId: { sort: "asc", nulls: "last" } }, { name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
  ]);
  return { articles, members, codebooks };
}

/** Members who may write, by name. The caller has asked whether the actor may list them. */
async function listPossibleCoders(groupId: string): Promise<Named[]> {
  const rows = await db.membership.findMany({
    where: { groupId, role: { not: "observer" }, person: { status: "active" } },
    orderBy: [{ person: { name: "asc" } }, { personId: "asc" }],
    select: { person: { select: { id: true, name: true } } },
  });
  return rows.map(({ person }) => person);
}
