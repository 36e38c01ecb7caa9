import type { AnnotationView } from "@/core/annotation";
import { conflict, forbidden, invalid, notFound } from "@/core/errors";
import { canReviewAnchor } from "@/core/permissions";
import {
  ConfirmAnchorsSchema,
  type ConfirmedAnchors,
  type ReviewAnchor,
  ReviewAnchorSchema,
} from "@/core/review";
import { placeAnchors } from "@/server/annotations/place-anchors";
import { type AnnotationRow, findAnnotation, readable, toAnnotationView } from "@/server/annotations/rows";
import { anchorsFor } from "@/server/annotations/target";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import { lockStream, recordEvent } from "@/server/events";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/**
 * Says where an annotation belongs whose place is not certain: where it stands, elsewhere, or nowhere.
 * @throws AppError invalid, not-found, forbidden, rate-limited; conflict with the newest state where the
 *   annotation, or the article, was changed meanwhile
 */
export async function reviewAnchor(actor: Actor, id: string, input: unknown): Promise<AnnotationView> {
  const person = requirePerson(actor);
  const review = ReviewAnchorSchema.parse(input);
  await consume("write", person.id);
  const row = readable(actor, await findAnnotation(db, id));
  const article = await readableArticle(actor, row.articleId);
  requireReviewer(person, article, row);
  if (
    row.start === null &&
    (review.verdict === "confirm" || row.versionId === null) &&
    review.verdict !== "attach"
  ) {
    throw invalid("verdict", "It stands nowhere, so there is no place to speak of. Attach it to a passage.");
  }
  const anchors = review.verdict === "attach" ? await anchorsFor(review.target, article) : [];
  return db.$transaction(async (tx) => {
    await lockStream(tx, row.articleId);
    const now = await findAnnotation(tx, id);
    if (!now) throw notFound("annotation");
    if (now.version !== review.version || !(await isCurrent(tx, article))) {
      throw conflict("This annotation was changed meanwhile.", toAnnotationView(actor, now), review);
    }
    await placeAnchors(
      tx,
      id,
      anchors.map((anchor) => (anchor.origin === "made" ? { ...anchor, origin: "confirmed" } : anchor)),
    );
    await settle(tx, person, article, now, review.verdict);
    const settled = await findAnnotation(tx, id);
    if (!settled) throw notFound("annotation");
    return toAnnotationView(actor, settled);
  });
}

/**
 * Confirms many at once, each as `reviewAnchor` does; what was changed meanwhile is left as it is, and named.
 * @throws AppError invalid, not-found, rate-limited
 */
export async function confirmAnchors(
  actor: Actor,
  articleId: string,
  input: unknown,
): Promise<ConfirmedAnchors> {
  const person = requirePerson(actor);
  const { confirm } = ConfirmAnchorsSchema.parse(input);
  await consume("write", person.id);
  const article = await readableArticle(actor, articleId);
  return db.$transaction(async (tx) => {
    await lockStream(tx, article.id);
    const answer: ConfirmedAnchors = { confirmed: [], skipped: [] };
    for (const { id, version } of confirm) {
      const row = await findAnnotation(tx, id);
      const isOpen =
        row !== null &&
        row.articleId === article.id &&
        row.version === version &&
        row.versionId === article.currentVersionId &&
        row.start !== null &&
        !row.deletedAt &&
        canReviewAnchor(person, article, row);
      answer[isOpen ? "confirmed" : "skipped"].push(id);
      if (isOpen) await settle(tx, person, article, row, "confirm");
    }
    return answer;
  });
}

function requireReviewer(person: SignedInActor, article: ReadableArticle, row: AnnotationRow): void {
  if (row.deletedAt) throw notFound("annotation");
  if (!canReviewAnchor(person, article, row)) {
    throw forbidden("Only its author and those who keep the article can say where it belongs.");
  }
}

async function isCurrent(tx: Transaction, { id, currentVersionId }: ReadableArticle): Promise<boolean> {
  const now = await tx.article.findUnique({ where: { id }, select: { currentVersionId: true } });
  return now?.currentVersionId === currentVersionId;
}

async function settle(
  tx: Transaction,
  person: SignedInActor,
  article: ReadableArticle,
  row: AnnotationRow,
  verdict: ReviewAnchor["verdict"],
): Promise<void> {
  await tx.anchor.update({
    where: { annotationId_versionId: { annotationId: row.id, versionId: article.currentVersionId } },
    data: {
      needsReview: false,
      reviewedById: person.id,
      reviewedAt: new Date(),
      ...(verdict === "orphan" && { start: null, end: null, origin: "orphaned" as const }),
      ...(verdict === "confirm" && { origin: "confirmed" as const }),
    },
    select: { annotationId: true },
  });
  await tx.annotation.update({
    where: { id: row.id },
    data: { version: { increment: 1 } },
    select: { id: true },
  });
  await recordEvent(tx, {
    articleId: row.articleId,
    kind: "annotation-updated",
    actorId: person.id,
    groupId: row.groupId,
    subjectId: row.id,
    data: { reviewed: verdict },
  });
}
