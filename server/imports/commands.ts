import { createHash } from "node:crypto";
import { AppError, conflict, forbidden, invalid, notFound } from "@/core/errors";
import type { LayerFile } from "@/core/export/json-format";
import { type ImportPlan, planImport } from "@/core/import-layer/plan";
import { ImportLayerSchema, type ImportReport } from "@/core/import-layer/request";
import { canReadGroup, canWriteIn } from "@/core/permissions";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import { db } from "@/server/db";
import { lockStream } from "@/server/events";
import { gatherFacts } from "@/server/imports/facts";
import { type ImportPlace, writePlan } from "@/server/imports/write-plan";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

const MOST_TRIES = 4;

/** Something that the plan stood on changed between reading and writing: look again. */
class Overtaken extends Error {}

/**
 * Brings a layer that was taken out (`core/export/json-format.ts`) in over an article: the one it came from,
 * or another, whose text it is carried over to. All or nothing, in one transaction. Ids are kept where they
 * are free; the same file again changes nothing. Authors are kept where `canImportAs` says so; everything
 * else stands under the importer's name and now, with the author and time that the file has in `foreign`.
 * @throws AppError invalid with a field for each entry that cannot be brought in (with `onFault: "stop"`),
 *   not-found, forbidden, rate-limited, or conflict where others keep changing the article meanwhile.
 */
export async function importLayer(
  actor: Actor,
  articleIdOrSlug: string,
  input: unknown,
): Promise<ImportReport> {
  const person = requirePerson(actor);
  const request = ImportLayerSchema.parse(input);
  const { groupId, file, onFault, dryRun } = request;
  if (groupId !== null && !canReadGroup(actor, groupId)) throw notFound("group");
  if (!canWriteIn(actor, groupId)) throw forbidden("You can read here, but not write.");
  requireWhole(file);
  await consume("import", person.id);
  for (let tries = 1; ; tries++) {
    const article = await readableArticle(actor, articleIdOrSlug);
    const plan = planImport(request, await gatherFacts(person, article, groupId, file));
    const refused = plan.lines.filter((line) => line.outcome === "refused");
    if (onFault === "stop" && refused.length > 0) {
      throw new AppError("invalid", "Nothing was brought in: some entries cannot be.", {
        fields: refused.map(({ at, why }) => ({ field: `file.${at}`, message: why })),
      });
    }
    try {
      if (!dryRun) await write(person, article, groupId, file, plan);
      const { counts, attributed, lines } = plan;
      return { written: !dryRun, ...counts, attributed, lines };
    } catch (thrown) {
      if (!(thrown instanceof Overtaken) && !isUniqueViolation(thrown)) throw thrown;
      if (tries === MOST_TRIES) throw conflict("This article is being changed by others. Try again.");
    }
  }
}

/** A download that was cut short may still be JSON, if somebody mended its brackets. */
function requireWhole(file: LayerFile): void {
  const comments =
    file.discussion.length +
    file.annotations.reduce<number>((sum, raw) => {
      const { comments } = (raw ?? {}) as { comments?: unknown };
      return sum + (Array.isArray(comments) ? comments.length : 0);
    }, 0);
  if (file.counts.annotations === file.annotations.length && file.counts.comments === comments) return;
  throw invalid("file.counts", "The file is not whole: it has other entries than it says.");
}

async function write(
  person: SignedInActor,
  article: ReadableArticle,
  groupId: string | null,
  file: LayerFile,
  plan: ImportPlan,
): Promise<void> {
  const place: ImportPlace = {
    articleId: article.id,
    groupId,
    currentVersionId: article.currentVersionId,
    fileVersionId: await earlierVersion(article, file),
    origin: URL.canParse(file.from) ? new URL(file.from).origin : null,
  };
  await db.$transaction(async (tx) => {
    await lockStream(tx, article.id);
    const now = await tx.article.findUnique({
      where: { id: article.id },
      select: { currentVersionId: true },
    });
    if (now?.currentVersionId !== article.currentVersionId) throw new Overtaken();
    const gone = await tx.annotation.count({
      where: {
        id: { in: plan.annotations.filter((one) => one.isPresent).map((one) => one.id) },
        deletedAt: { not: null },
        isTombstone: false,
      },
    });
    if (gone > 0) throw new Overtaken();
    await writePlan(tx, person, place, plan);
  });
}

/** The article's own version that the file was taken from, where the article has moved on since. */
async function earlierVersion(article: ReadableArticle, file: LayerFile): Promise<string | null> {
  if (file.version.id === article.currentVersionId) return null;
  const contentHash = createHash("sha256").update(file.version.text).digest("hex");
  const version = await db.articleVersion.findFirst({
    where: { id: file.version.id, articleId: article.id, contentHash },
    select: { id: true },
  });
  return version?.id ?? null;
}
