import { isDeepStrictEqual } from "node:util";
import { type AppError, conflict, forbidden, invalid, notFound } from "@/core/errors";
import { canEditArticle, canReadWritten } from "@/core/permissions";
import { checkMarkup } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import { normalMarkup } from "@/core/text/normal-markup";
import { countWords } from "@/core/text/reading-time";
import {
  type CarrySummary,
  CreateVersionSchema,
  RestoreVersionSchema,
  type SavedVersion,
  VersionContentSchema,
} from "@/core/version";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import {
  Carrying,
  carryForward,
  contentHash,
  type Successor,
  summarise,
} from "@/server/articles/carry-forward";
import { currentVersion, getVersion } from "@/server/articles/version-queries";
import { type NewVersion, saveVersion, VersionTaken } from "@/server/articles/version-save";
import { db } from "@/server/db";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/**
 * Corrects an article: a new immutable version, to which every annotation is carried over in the same
 * transaction. The same id with the same words sent again is the same version.
 * @throws AppError invalid with the field (also for a version that changes nothing), not-found, forbidden,
 *   rate-limited; conflict with the newest version where it is not the one that this was made from, and for
 *   an id that is taken.
 */
export async function createVersion(actor: Actor, articleId: string, input: unknown): Promise<SavedVersion> {
  const person = requirePerson(actor);
  const draft = CreateVersionSchema.parse(input);
  const { article, known } = await openForEditing(person, articleId, draft.id);
  if (known) return sameVersion(person, article, known, { ...draft, restoredFrom: null });
  checkContent(draft);
  return save(person, article, { ...draft, restoredFrom: null });
}

/**
 * Brings the words of an earlier version back, as a new version; annotations that stood there stand there again.
 * @param number of the version whose words come back
 * @throws AppError as `createVersion` does; not-found for a version that the article does not have
 */
export async function restoreVersion(
  actor: Actor,
  articleId: string,
  number: number,
  input: unknown,
): Promise<SavedVersion> {
  const person = requirePerson(actor);
  const { id, baseVersion, reason } = RestoreVersionSchema.parse(input);
  const { article, known } = await openForEditing(person, articleId, id);
  const earlier = await db.articleVersion.findUnique({
    where: { articleId_number: { articleId: article.id, number } },
    select: { title: true, text: true, markup: true },
  });
  if (!earlier) throw notFound("version");
  const draft = {
    id,
    baseVersion,
    title: earlier.title,
    text: earlier.text,
    markup: earlier.markup as Markup,
    reason: reason ?? `Version ${number} restored`,
    restoredFrom: number,
  };
  if (known) return sameVersion(person, article, known, draft);
  return save(person, article, draft);
}

/**
 * What saving these words would do to the annotations that the actor may see. Writes nothing.
 * @throws AppError as `createVersion` does
 */
export async function previewVersion(actor: Actor, articleId: string, input: unknown): Promise<CarrySummary> {
  const person = requirePerson(actor);
  const content = VersionContentSchema.parse(input);
  const { article } = await openForEditing(person, articleId, null);
  checkContent(content);
  const base = await currentVersion(article.id);
  if (base.number !== content.baseVersion) throw await overtaken(person, article.id, content);
  const from = { articleId: article.id, versionId: base.id, number: base.number };
  return visibleSummary(person, await carryForward(db, new Carrying(from, content.text)));
}

async function openForEditing(person: SignedInActor, articleId: string, id: string | null) {
  await consume("write", person.id);
  const article = await readableArticle(person, articleId);
  if (!canEditArticle(person, article)) {
    throw forbidden("Only those who keep this article can correct it.");
  }
  const known = id === null ? null : await db.articleVersion.findUnique({ where: { id } });
  return { article, known };
}

function checkContent({ text, markup }: { text: string; markup: Markup }): void {
  const fault = checkMarkup(text, markup);
  if (fault) throw invalid("markup", fault);
}

type Draft = Omit<NewVersion, "contentHash" | "wordCount" | "createdById"> & { baseVersion: number };
type KnownVersion = NonNullable<Awaited<ReturnType<typeof openForEditing>>["known"]>;

async function sameVersion(
  person: SignedInActor,
  article: ReadableArticle,
  known: KnownVersion,
  draft: Draft,
): Promise<SavedVersion> {
  const isSame =
    known.articleId === article.id &&
    known.createdById === person.id &&
    known.number === draft.baseVersion + 1 &&
    known.reason === draft.reason &&
    known.restoredFrom === draft.restoredFrom &&
    isSameContent(known, draft);
  if (!isSame) throw conflict("This id belongs to something else. Send it again with a new one.");
  const anchors = await db.anchor.findMany({
    where: { versionId: known.id, annotation: { deletedAt: null } },
    select: {
      origin: true,
      needsReview: true,
      annotation: { select: { articleId: true, groupId: true, authorId: true } },
    },
  });
  const visible = anchors.filter(({ annotation }) => canReadWritten(person, annotation));
  return { version: await getVersion(person, article.id, known.number), carried: summarise(visible) };
}

const overtaken = async (person: SignedInActor, articleId: string, yours: unknown): Promise<AppError> => {
  const { number } = await currentVersion(articleId);
  return conflict(
    "The article was corrected by somebody else meanwhile. Nothing of yours is lost: compare, and save again.",
    await getVersion(person, articleId, number),
    yours,
  );
};

async function save(person: SignedInActor, article: ReadableArticle, draft: Draft): Promise<SavedVersion> {
  const base = await currentVersion(article.id);
  if (base.number !== draft.baseVersion) return sameOrOvertaken(person, article, draft);
  if (isSameContent(base, draft)) throw invalid("text", "Nothing has changed, so there is no new version.");
  const { baseVersion: _, ...content } = draft;
  const version: NewVersion = {
    ...content,
    contentHash: contentHash(draft.text),
    wordCount: countWords(draft.text, article.language),
    createdById: person.id,
  };
  const from = { articleId: article.id, versionId: base.id, number: base.number };
  try {
    const successors = await saveVersion(version, from);
    return {
      version: await getVersion(person, article.id, base.number + 1),
      carried: visibleSummary(person, successors),
    };
  } catch (thrown) {
    if (!(thrown instanceof VersionTaken)) throw thrown;
    return sameOrOvertaken(person, article, draft);
  }
}

/** What came first may have been the very same request. */
async function sameOrOvertaken(
  person: SignedInActor,
  article: ReadableArticle,
  draft: Draft,
): Promise<SavedVersion> {
  const known = await db.articleVersion.findUnique({ where: { id: draft.id } });
  if (known) return sameVersion(person, article, known, draft);
  throw await overtaken(person, article.id, draft);
}

const isSameContent = (
  a: { title: string; text: string; markup: unknown },
  b: { title: string; text: string; markup: Markup },
) =>
  a.title === b.title &&
  a.text === b.text &&
  isDeepStrictEqual(normalMarkup(a.text, a.markup as Markup), normalMarkup(b.text, b.markup));

const visibleSummary = (person: SignedInActor, successors: readonly Successor[]): CarrySummary =>
  summarise(successors.filter((one) => !one.isDeleted && canReadWritten(person, one)));
