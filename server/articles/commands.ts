import { createHash } from "node:crypto";
import { type ArticleView, CreateArticleSchema } from "@/core/article";
import { AppError, forbidden, invalid } from "@/core/errors";
import { newId } from "@/core/new-id";
import { canCreateArticle, canWriteIn } from "@/core/permissions";
import { checkMarkup, countWords } from "@/core/text/markup";
import { getArticle } from "@/server/articles/queries";
import { db } from "@/server/db";
import { openStream, recordEvent } from "@/server/events";
import { type Actor, requirePerson } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * Takes in an article with its first version, its event stream and its first event, in one transaction.
 * @throws AppError invalid, forbidden, or conflict where the slug or address is taken.
 */
export async function createArticle(actor: Actor, input: unknown): Promise<ArticleView> {
  const person = requirePerson(actor);
  const draft = CreateArticleSchema.parse(input);
  const fault = checkMarkup(draft.text, draft.markup);
  if (fault) throw invalid("markup", fault);
  if (!canCreateArticle(actor, draft.visibility))
    throw forbidden("Only editors of this site publish articles to everyone.");
  for (const [index, groupId] of draft.groupIds.entries()) {
    if (!canWriteIn(actor, groupId))
      throw invalid(`groupIds.${index}`, "There is no such group to publish in.");
  }
  const versionId = newId();
  const now = new Date();
  const publishedAt = draft.publishedAt ? new Date(draft.publishedAt) : null;
  try {
    await db.$transaction(async (tx) => {
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
              contentHash: createHash("sha256").update(draft.text).digest("hex"),
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
    if (isUniqueViolation(thrown)) {
      throw new AppError("conflict", "An article with this id, slug or address exists already.");
    }
    throw thrown;
  }
  return getArticle(actor, draft.id);
}
