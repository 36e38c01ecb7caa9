import { findPassages } from "@/core/disagreement/passages";
import { forbidden } from "@/core/errors";
import { canSettle } from "@/core/permissions";
import { SettleAgreedSchema, type SettledAgreed } from "@/core/settling/settlement";
import { settling as words } from "@/messages/en/settling";
import { codesNow } from "@/server/agreement/codes-now";
import { comparedArticle, lookersAt, usesIn } from "@/server/agreement/map";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";
import { lockStream, recordEvents } from "@/server/events";
import { consume } from "@/server/limits";
import { type Actor, requirePerson } from "@/server/session";
import { makeDecided, refuseCorrected } from "@/server/settling/decide";
import { settlementSelect, toSettlementViews } from "@/server/settling/rows";
import { settlingRule } from "@/server/settling/rule";

const keyOf = (uses: readonly { annotationId: string; codeId: string }[]): string =>
  uses
    .map(({ annotationId, codeId }) => `${annotationId} ${codeId}`)
    .sort()
    .join();

/**
 * Settles many passages at once, each as all of its coders have it. It names what was seen: what is not agreed
 * on any more, or was decided meanwhile, is left as it is and counted.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict where the article was corrected.
 */
export async function settleAgreed(
  actor: Actor,
  articleIdOrSlug: string,
  input: unknown,
): Promise<SettledAgreed> {
  const person = requirePerson(actor);
  const { groupId, versionId, items } = SettleAgreedSchema.parse(input);
  const compared = await comparedArticle(person, articleIdOrSlug, groupId);
  if (!canSettle(person, groupId)) throw forbidden(words.errors.mayNotSettle);
  await consume("write", person.id);
  const { article } = compared;
  const text = await versionText(article.currentVersionId);
  const ids = await db.$transaction(async (tx) => {
    await lockStream(tx, article.id);
    await refuseCorrected(tx, { articleId: article.id, groupId, versionId });
    const { taskId } = await settlingRule(tx, article.id, groupId);
    const uses = await usesIn(person, compared);
    const passages = findPassages(uses, await lookersAt(compared, uses));
    const agreed = new Map(
      passages
        .filter(({ kind, marked }) => kind === "agree" && marked.length > 1)
        .flatMap(({ choices }) => choices)
        .map((choice) => [
          keyOf(choice.uses.map(({ annotationId }) => ({ annotationId, codeId: choice.code }))),
          choice,
        ]),
    );
    const closed = await tx.settlementSource.findMany({
      where: { isDecided: true, settlement: { articleId: article.id, groupId } },
      select: { annotationId: true, codeId: true },
    });
    const codes = await codesNow(
      tx,
      closed.map(({ codeId }) => codeId),
    );
    const decided = new Set(
      closed.map(({ annotationId, codeId }) => `${annotationId} ${codes.get(codeId)?.id ?? codeId}`),
    );
    const open = items.flatMap(({ id, sources }) => {
      const choice = agreed.get(keyOf(sources));
      const keys = sources.map(({ annotationId, codeId }) => `${annotationId} ${codeId}`);
      if (!choice || keys.some((key) => decided.has(key))) return [];
      for (const key of keys) decided.add(key);
      return [{ id, choice }];
    });
    await tx.settlement.createMany({
      data: open.map(({ id, choice: { start, end, code } }) => ({
        id,
        groupId,
        articleId: article.id,
        versionId,
        taskId,
        codeId: code,
        start,
        end,
        exact: text.slice(start, end),
        how: "agreed",
        decidedById: person.id,
      })),
    });
    await tx.settlementSource.createMany({
      data: open.flatMap(({ id, choice }) =>
        choice.uses.map(({ annotationId, personId }) => ({
          settlementId: id,
          annotationId,
          codeId: choice.code,
          personId,
        })),
      ),
    });
    await makeDecided(
      tx,
      open.map(({ id }) => id),
    );
    await recordEvents(
      tx,
      article.id,
      open.map(({ id }) => ({
        kind: "settlement-created",
        actorId: person.id,
        groupId,
        subjectId: id,
      })),
    );
    return open.map(({ id }) => id);
  });
  const rows = await db.settlement.findMany({
    where: { id: { in: ids } },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    select: settlementSelect,
  });
  return {
    settled: await toSettlementViews(person, rows, article.currentVersionId),
    skipped: items.length - ids.length,
  };
}
