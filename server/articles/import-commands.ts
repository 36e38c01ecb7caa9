import { type ArticleView, MAX_TEXT_LENGTH } from "@/core/article";
import { AppError, forbidden, invalid } from "@/core/errors";
import { ImportArticleSchema, PreviewArticleSchema } from "@/core/import/import-schema";
import type { ArticlePreview, ImportedArticle } from "@/core/import/preview";
import { slugOfTitle } from "@/core/import/slug";
import { newId } from "@/core/new-id";
import { canCreateArticle } from "@/core/permissions";
import { countWords, minutesToRead } from "@/core/text/reading-time";
import { intake as words } from "@/messages/en/intake";
import { createArticle } from "@/server/articles/commands";
import { contentHashOf, findKnownArticle } from "@/server/articles/known-article";
import { type ReadSource, readSource } from "@/server/import/read-source";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { withRandomSuffix } from "@/server/slug-suffix";

/**
 * What an article would be, from a source in any format; stores nothing.
 * @throws AppError unauthenticated, forbidden, and whatever is wrong with the source
 */
export async function previewArticle(actor: Actor, input: unknown): Promise<ArticlePreview> {
  await admit(actor);
  const { format, text, markup, lost, tookHeading, encoding, found } = await read(
    PreviewArticleSchema.parse(input),
  );
  const wordCount = countWords(text, found.language ?? "en");
  return {
    format,
    text,
    markup,
    wordCount,
    minutes: minutesToRead(wordCount),
    lost,
    tookHeading,
    encoding,
    found,
    slug: slugOfTitle(found.title ?? ""),
    known: await findKnownArticle(actor, {
      contentHash: contentHashOf(text),
      canonicalUrl: found.canonicalUrl,
    }),
  };
}

/**
 * Brings in an article from a source in any format. What is not said about it is taken from the source.
 * @throws AppError as `createArticle`, and whatever is wrong with the source
 */
export async function importArticle(actor: Actor, input: unknown): Promise<ImportedArticle> {
  const person = await admit(actor);
  const { content, file, address, format, encoding, ifKnown, slug, ...given } =
    ImportArticleSchema.parse(input);
  const { text, markup, lost, found } = await read({ content, file, address, format, encoding });
  const title = given.title ?? found.title;
  if (!title) throw invalid("title", words.noTitle);
  const draft = {
    id: given.id ?? newId(),
    title,
    text,
    markup,
    source: orFound(given.source, found.source),
    author: orFound(given.author, found.author),
    language: given.language ?? found.language ?? "en",
    canonicalUrl: orFound(given.canonicalUrl, found.canonicalUrl),
    publishedAt: orFound(given.publishedAt, found.publishedAt),
    visibility: given.visibility,
    groupIds: given.groupIds,
  };
  return { article: await createUnderFreeSlug(person, draft, slug, ifKnown), lost };
}

const orFound = (given: string | null | undefined, found: string | null): string | null =>
  given === undefined ? found : given;

const MAX_TRIES = 5;

/** A slug that was made from the title gives way to one that is there already. */
async function createUnderFreeSlug(
  actor: SignedInActor,
  draft: { title: string },
  slug: string | undefined,
  ifKnown: "refuse" | "create",
): Promise<ArticleView> {
  for (let attempt = 0; ; attempt++) {
    try {
      const own = slug ?? slugOfTitle(draft.title);
      const toTry = attempt === 0 ? own : withRandomSuffix(own);
      return await createArticle(actor, { ...draft, slug: toTry }, { ifKnown });
    } catch (thrown) {
      const isSlug = thrown instanceof AppError && thrown.details.fields?.[0]?.field === "slug";
      if (!isSlug || slug !== undefined || attempt + 1 >= MAX_TRIES) throw thrown;
    }
  }
}

/** Everyone who may write somewhere may bring something in there; who may not write at all, nothing. */
async function admit(actor: Actor): Promise<SignedInActor> {
  const person = requirePerson(actor);
  if (!canCreateArticle(actor, "groups")) throw forbidden(words.readOnly);
  // The import from a folder is the operator's own hand.
  if (person.via !== "system") await consume("write", person.id);
  return person;
}

async function read(source: Parameters<typeof readSource>[0]): Promise<ReadSource> {
  const read = await readSource(source);
  if (read.text.length > MAX_TEXT_LENGTH) {
    throw new AppError("too-large", words.tooLong(read.text.length, MAX_TEXT_LENGTH));
  }
  if (read.text.trim() === "") throw invalid("content", words.faults.empty);
  return read;
}
