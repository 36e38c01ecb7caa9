import { type ArticleView, CreateArticleSchema } from "@/core/article";
import { AppError, conflict, forbidden, invalid } from "@/core/errors";
import type { KnownArticle } from "@/core/import/preview";
import { newId } from "@/core/new-id";
import { canCreateArticle, canPublishIn } from "@/core/permissions";
import { checkMarkup } from "@/core/text/markup";
import { countWords } from "@/core/text/reading-time";
import { intake as words } from "@/messages/en/intake";
import { contentHashOf, findKnownArticle } from "@/server/articles/known-article";
import { getArticle } from "@/server/articles/queries";
import { db, type Transaction } from "@/server/db";
import { openStream, recordEvent } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";
import { type Actor, requirePerson } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * Takes in an article with its first version, its event stream and its first event, in one transaction. The
 * same draft sent again is the same article.
 * @param ifKnown "refuse" where an article with the same words or address that the actor may read is a
 *   conflict; of several such imports at once, one comes in
 * @throws AppError invalid, forbidden, or conflict: the article that is known (`details.current`), or the field
 *   whose value is taken.
 */
export async function createArticle(
  actor: Actor,
  input: unknown,
  { ifKnown = "create" }: { ifKnown?: "refuse" | "create" } = {},
): Promise<ArticleView> {
  const person = requirePerson(actor);
  const draft = CreateArticleSchema.parse(input);
  const fault = checkMarkup(draft.text, draft.markup);
  if (fault) throw invalid("markup", fault);
  if (!canCreateArticle(actor, draft.visibility)) throw forbidden(words.notEverybody);
  for (const [index, groupId] of draft.groupIds.entries()) {
    if (!canPublishIn(actor, groupId)) throw invalid(`groupIds.${index}`, words.noSuchGroup);
  }
  const contentHash = contentHashOf(draft.text);
  const versionId = newId();
  const now = new Date();
  const publishedAt = draft.publishedAt ? new Date(draft.publishedAt) : null;
  try {
    await db.$transaction(async (tx) => {
      // Whoever brings in the same words at this moment waits here, and then finds them.
      await tx.$executeRaw(lockWords(contentHash));
      if (await isSameDraft(tx, draft.id, contentHash, person.id)) return;
      if (ifKnown === "refuse") {
        const { canonicalUrl } = draft;
        const known = await findKnownArticle(actor, { contentHash, canonicalUrl }, tx);
        if (known) throw conflict(messageOf(known), known);
      }
      await tx.article.create({
        data: {
          id: draft.id,
          slug: draft.slug,
          visibility: draft.visibility,
          source: draft.source,
          author: draft.author,
          language: draft.language,
          canonicalUrl: draft.canonicalUrl,
          publishedAt,
          createdById: person.id,
          createdAt: now,
          datedAt: publishedAt ?? now,
          access: { create: draft.groupIds.map((groupId) => ({ groupId })) },
          versions: {
            create: {
              id: versionId,
              number: 1,
              title: draft.title,
              text: draft.text,
              markup: draft.markup,
              wordCount: countWords(draft.text, draft.language),
              contentHash,
              createdById: person.id,
            },
          },
        },
        select: { id: true },
      });
      await tx.article.update({
        where: { id: draft.id },
        data: { currentVersionId: versionId },
        select: { id: true },
      });
      await openStream(tx, draft.id);
      await recordEvent(tx, {
        articleId: draft.id,
        kind: "article-created",
        actorId: person.id,
        groupId: null,
        subjectId: draft.id,
      });
    });
  } catch (thrown) {
    if (isUniqueViolation(thrown)) throw await takenField(draft);
    throw thrown;
  }
  return getArticle(actor, draft.id);
}

/** Any number that no other advisory lock of this app has in its first half. */
const IMPORT_LOCK = 4_276_002;

/** Held by whoever brings in these words, till the end of the transaction. */
export const lockWords = (contentHash: string) =>
  Prisma.sql`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::int, hashtext(${contentHash}))`;

async function isSameDraft(
  tx: Transaction,
  id: string,
  contentHash: string,
  createdById: string,
): Promise<boolean> {
  const first = await tx.articleVersion.findFirst({
    where: { articleId: id, number: 1, contentHash, createdById },
    select: { id: true },
  });
  return first !== null;
}

const messageOf = ({ by, article }: KnownArticle): string =>
  by === "content" ? words.knownContent(article.title) : words.knownAddress(article.title);

/** Which of the values that must be the article's own belongs to another. */
async function takenField(draft: { slug: string; canonicalUrl: string | null }): Promise<AppError> {
  const taken = async (where: { slug: string } | { canonicalUrl: string }) =>
    (await db.article.findUnique({ where, select: { id: true } })) !== null;
  const fault = (field: string, message: string) =>
    new AppError("conflict", message, { fields: [{ field, message }] });
  if (await taken({ slug: draft.slug })) return fault("slug", words.slugTaken);
  if (draft.canonicalUrl && (await taken({ canonicalUrl: draft.canonicalUrl }))) {
    return fault("canonicalUrl", words.addressTaken);
  }
  return fault("id", words.idTaken);
}
