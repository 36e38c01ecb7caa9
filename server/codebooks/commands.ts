import type { z } from "zod";
import { CodebookSeedSchema, type CodebookView } from "@/core/codebook";
import { type Book, type BookCode, bookFault, sortedAsTree } from "@/core/codebook/book";
import { uniqueSlug } from "@/core/codebook/code-slug";
import { CopyCodebookSchema } from "@/core/codebook/copy";
import { NO_SUMMARY } from "@/core/codebook/summary";
import { conflict, forbidden, invalid, notFound } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { IdSchema } from "@/core/id";
import { newId } from "@/core/new-id";
import { canCreateCodebook, canReadGroup } from "@/core/permissions";
import { codebookChanges } from "@/messages/en/codebook-changes";
import { codebooks as words } from "@/messages/en/codebooks";
import { readBook, writeBook } from "@/server/codebooks/book-rows";
import { auditChange } from "@/server/codebooks/change-commands";
import { readableCodebook } from "@/server/codebooks/codebook-id";
import { getCodebook } from "@/server/codebooks/queries";
import { insertVersion } from "@/server/codebooks/version-rows";
import { db } from "@/server/db";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { withRandomSuffix } from "@/server/slug-suffix";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * A codebook file, and whose it is: null for everybody, else a group's own. Without a slug it gets one from
 * its name.
 */
export const CreateCodebookSchema = CodebookSeedSchema.extend({
  slug: CodebookSeedSchema.shape.slug.optional(),
  groupId: IdSchema.nullable().default(null),
});
export type CodebookDraft = z.infer<typeof CreateCodebookSchema>;

/**
 * A new codebook with all its codes, behind those that its layer already has.
 * @throws AppError unauthenticated, forbidden, not-found for outsiders of the group, rate-limited,
 * conflict when the slug is taken, and invalid naming the code that stands twice, has no such parent,
 * or stands before it.
 */
export async function createCodebook(actor: Actor, input: unknown): Promise<CodebookView> {
  const person = requirePerson(actor);
  const draft = CreateCodebookSchema.parse(input);
  await consume("write", person.id);
  requireCreate(person, draft.groupId);
  if (IdSchema.safeParse(draft.slug).success) throw invalid("slug", words.errors.slugIsId);
  if (draft.slug !== undefined && RESERVED.has(draft.slug)) throw invalid("slug", words.errors.slugReserved);
  return insertBook(person, {
    slug: draft.slug,
    groupId: draft.groupId,
    book: bookOfDraft(draft),
    source: null,
  });
}

/**
 * A codebook as it stands now, for a group to work on by itself. Its codes are new ones: what was coded with
 * the other stays with that. @throws AppError as `createCodebook` does, and not-found for the codebook
 */
export async function copyCodebook(actor: Actor, slugOrId: string, input: unknown): Promise<CodebookView> {
  const person = requirePerson(actor);
  const { groupId, name } = CopyCodebookSchema.parse(input);
  await consume("write", person.id);
  const from = await readableCodebook(person, slugOrId);
  requireCreate(person, groupId);
  const book = await readBook(db, from.id);
  const copy = { ...book, name: name ?? book.name, codes: await withNewIds(book.codes) };
  return insertBook(person, { groupId, book: copy, source: book.name });
}

/** @throws AppError not-found for outsiders of the group; forbidden */
export function requireCreate(person: SignedInActor, groupId: string | null): void {
  if (groupId !== null && !canReadGroup(person, groupId)) throw notFound("group");
  if (!canCreateCodebook(person, groupId)) throw forbidden(words.errors.mayNotCreate);
}

/** Examples keep their words; where they came from a group's own annotation, they no longer lead there. */
async function withNewIds(codes: readonly BookCode[]): Promise<BookCode[]> {
  const ids = new Map(codes.map(({ id }) => [id, newId()]));
  const sources = codes.flatMap((code) => examplesOf(code).flatMap(({ annotationId }) => annotationId ?? []));
  const open = await db.annotation.findMany({
    where: { id: { in: sources }, groupId: PUBLIC_GROUP_ID },
    select: { id: true },
  });
  const isOpen = new Set(open.map(({ id }) => id));
  const kept = ({ annotationId, ...one }: BookCode["positiveExamples"][number]) =>
    annotationId && isOpen.has(annotationId) ? { ...one, annotationId } : one;
  return codes.map((code) => ({
    ...code,
    id: ids.get(code.id) ?? code.id,
    parentId: code.parentId && (ids.get(code.parentId) ?? null),
    mergedIntoId: code.mergedIntoId && (ids.get(code.mergedIntoId) ?? null),
    positiveExamples: code.positiveExamples.map(kept),
    negativeExamples: code.negativeExamples.map(kept),
  }));
}

const examplesOf = (code: BookCode) => [...code.positiveExamples, ...code.negativeExamples];

interface NewBook {
  /** Left out: one from its name. */
  slug?: string | undefined;
  /** A slug to have where it is free. */
  wish?: string | undefined;
  groupId: string | null;
  book: Book;
  /** What it was copied from, or the file's name. */
  source: string | null;
}

/** Addresses under /codebooks that are pages of their own. */
const RESERVED = new Set(["new", "import"]);

const isFreeAddress = (slug: string | undefined): slug is string =>
  slug !== undefined && !RESERVED.has(slug) && !IdSchema.safeParse(slug).success;

function slugOfCodebook(name: string): string {
  const slug = uniqueSlug(name, new Set());
  return RESERVED.has(slug) || slug === "code" ? `${slug}book` : slug;
}

const MOST_SLUG_TRIES = 5;
const EMPTY = { name: "", description: "", guidelines: "", source: "", codes: [] };

export async function insertBook(person: SignedInActor, made: NewBook): Promise<CodebookView> {
  const { groupId, book, source } = made;
  const id = newId();
  for (let tries = 1; ; tries++) {
    const own = isFreeAddress(made.wish) ? made.wish : slugOfCodebook(book.name);
    const slug = made.slug ?? (tries === 1 ? own : withRandomSuffix(own));
    try {
      await db.$transaction(async (tx) => {
        const last = await tx.codebook.aggregate({ where: { groupId }, _max: { position: true } });
        const position = (last._max.position ?? 0) + 1;
        await tx.codebook.create({
          data: { id, slug, name: book.name, groupId, position },
          select: { id: true },
        });
        const row = { id, slug, groupId, version: 1 };
        await writeBook(tx, row, EMPTY, book, 1);
        await insertVersion(tx, {
          codebookId: id,
          number: 1,
          change: { ...NO_SUMMARY, kind: "created", source },
          undo: null,
          book,
          madeById: person.id,
        });
        await auditChange(tx, person, row, "created", { codes: book.codes.length });
      });
      return await getCodebook(person, id);
    } catch (thrown) {
      if (!isUniqueViolation(thrown)) throw thrown;
      if (made.slug !== undefined || tries === MOST_SLUG_TRIES) throw conflict(words.errors.slugTaken(slug));
    }
  }
}

/**
 * The codebook that a file says, parents before their children. A parent must stand earlier in the book, which
 * also rules out circles. @throws AppError invalid
 */
export function bookOfDraft({ name, description, guidelines, source, codes }: CodebookDraft): Book {
  const ids = new Map<string, string>();
  const hotkeys = new Set<string>();
  const inOrder = codes
    .map((code, index) => ({ ...code, field: `codes.${index}` }))
    .sort((a, b) => a.order - b.order);
  const now = new Date().toISOString();
  const made = inOrder.map(({ field, order: _, parent, isGroup, deprecated, mergedInto, ...code }) => {
    if (ids.has(code.slug)) throw invalid(`${field}.slug`, words.errors.twice(code.slug));
    if (code.hotkey !== null && hotkeys.has(code.hotkey)) {
      throw invalid(`${field}.hotkey`, words.errors.hotkeyTwice(code.hotkey));
    }
    const parentId = parent === null ? null : ids.get(parent);
    if (parentId === undefined) throw invalid(`${field}.parent`, words.errors.noParent(code.slug));
    const id = newId();
    ids.set(code.slug, id);
    if (code.hotkey !== null) hotkeys.add(code.hotkey);
    // An annotation of another site, or of a group that this book's readers are not in.
    const [positiveExamples, negativeExamples] = [code.positiveExamples, code.negativeExamples].map((list) =>
      list.map(({ annotationId: _, ...one }) => one),
    );
    return {
      field,
      mergedInto,
      code: {
        ...code,
        id,
        parentId,
        isHeading: isGroup,
        positiveExamples: positiveExamples ?? [],
        negativeExamples: negativeExamples ?? [],
        deprecatedAt: deprecated || mergedInto ? now : null,
        mergedIntoId: null,
      } satisfies BookCode,
    };
  });
  const linked = made.map(({ field, mergedInto, code }): BookCode => {
    if (mergedInto === undefined) return code;
    const mergedIntoId = ids.get(mergedInto);
    if (!mergedIntoId) throw invalid(`${field}.mergedInto`, words.errors.noMerge(code.slug, mergedInto));
    return { ...code, mergedIntoId };
  });
  const book = { name, description, guidelines, source, codes: sortedAsTree(linked) };
  const fault = bookFault(book);
  if (fault) {
    const at = "codeId" in fault ? made.find(({ code }) => code.id === fault.codeId)?.field : undefined;
    throw invalid(at ?? "codes", codebookChanges.refused[fault.fault]([]));
  }
  return book;
}
