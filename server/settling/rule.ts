import type { Transaction } from "@/server/db";

/** The newest task says how passages of an article are settled in a group; votes 0: one person settles. */
export async function settlingRule(
  tx: Transaction,
  articleId: string,
  groupId: string,
): Promise<{ taskId: string | null; votesNeeded: number }> {
  const task = await tx.codingTask.findFirst({
    where: { groupId, kind: "code", deletedAt: null, articles: { some: { articleId } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, votesToSettle: true },
  });
  return { taskId: task?.id ?? null, votesNeeded: task?.votesToSettle ?? 0 };
}
