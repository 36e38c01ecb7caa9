import { AppError, conflict, forbidden, notFound } from "@/core/errors";
import type { ImportPlan } from "@/core/import-layer/planned";
import type { ImportReport } from "@/core/import-layer/request";
import { canReadGroup, canWriteIn } from "@/core/permissions";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import { db } from "@/server/db";
import { lockStream } from "@/server/events";
import { writePlan } from "@/server/imports/write-plan";
import { consume } from "@/server/limits";
import { afterImport, screenPlan } from "@/server/moderation/after-import";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

const MOST_TRIES = 4;

/** Something that the plan stood on changed between reading and writing: look again. */
class Overtaken extends Error {}

export interface ImportWish {
  /** Into which group; null: everything private to whoever brings it in. */
  groupId: string | null;
  onFault: "stop" | "skip";
  dryRun: boolean;
}

/** The one who may bring something into a layer. @throws AppError unauthenticated, not-found or forbidden. */
export function requireImporter(actor: Actor, groupId: string | null): SignedInActor {
  const person = requirePerson(actor);
  if (groupId !== null && !canReadGroup(actor, groupId)) throw notFound("group");
  if (!canWriteIn(actor, groupId)) throw forbidden("You can read here, but not write.");
  return person;
}

/**
 * Makes a plan and carries it out, in one transaction; makes it again where the article was changed meanwhile.
 * @throws AppError invalid with a field for each entry that cannot be brought in (with `onFault: "stop"`),
 *   not-found, rate-limited, or conflict where others keep changing the article
 */
export async function carryOut(
  person: SignedInActor,
  articleIdOrSlug: string,
  { groupId, onFault, dryRun }: ImportWish,
  planFor: (article: ReadableArticle) => Promise<ImportPlan>,
): Promise<ImportReport> {
  await consume("import", person.id);
  for (let tries = 1; ; tries++) {
    const article = await readableArticle(person, articleIdOrSlug);
    const plan = await planFor(article);
    const refused = plan.lines.filter((line) => line.outcome === "refused");
    if (onFault === "stop" && !dryRun && refused.length > 0) {
      throw new AppError("invalid", "Nothing was brought in: some entries cannot be.", {
        fields: refused.map(({ at, why }) => ({ field: `file.${at}`, message: why })),
      });
    }
    try {
      if (!dryRun) await write(person, article, groupId, plan);
      const { counts, attributed, lines } = plan;
      return { written: !dryRun, ...counts, attributed, lines };
    } catch (thrown) {
      if (!(thrown instanceof Overtaken) && !isUniqueViolation(thrown)) throw thrown;
      if (tries === MOST_TRIES) throw conflict("This article is being changed by others. Try again.");
    }
  }
}

async function write(
  person: SignedInActor,
  article: ReadableArticle,
  groupId: string | null,
  plan: ImportPlan,
): Promise<void> {
  const place = { articleId: article.id, groupId, currentVersionId: article.currentVersionId };
  const screened = await screenPlan(person, groupId, plan);
  await db.$transaction(async (tx) => {
    await lockStream(tx, article.id);
    const now = await tx.article.findUnique({
      where: { id: article.id },
      select: { currentVersionId: true },
    });
    if (now?.currentVersionId !== article.currentVersionId) throw new Overtaken();
    const gone = await tx.annotation.count({
      where: {
        id: { in: plan.annotations.filter(({ made }) => made === null).map(({ id }) => id) },
        deletedAt: { not: null },
        isTombstone: false,
      },
    });
    if (gone > 0) throw new Overtaken();
    await writePlan(tx, person, place, plan);
    await afterImport(tx, person, place, screened);
  });
}
