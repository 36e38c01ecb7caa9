import type { z } from "zod";
import { CodebookSeedSchema, type CodebookView } from "@/core/codebook";
import { conflict, forbidden, invalid, notFound } from "@/core/errors";
import { IdSchema } from "@/core/id";
import { newId } from "@/core/new-id";
import { canCreateCodebook, canReadGroup } from "@/core/permissions";
import { codebooks as words } from "@/messages/en/codebooks";
import { getCodebook } from "@/server/codebooks/queries";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { consume } from "@/server/limits";
import { type Actor, requirePerson } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

/** A codebook file, and whose it is: null for everybody, else a group's own. */
export const CreateCodebookSchema = CodebookSeedSchema.extend({ groupId: IdSchema.nullable().default(null) });
type CodebookDraft = z.infer<typeof CreateCodebookSchema>;

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
  if (draft.groupId !== null && !canReadGroup(person, draft.groupId)) throw notFound("group");
  if (!canCreateCodebook(person, draft.groupId)) throw forbidden(words.errors.mayNotCreate);
  if (IdSchema.safeParse(draft.slug).success) throw invalid("slug", words.errors.slugIsId);
  const codes = toCodeRows(draft);
  const { slug, name, description, guidelines, source, groupId } = draft;
  const id = newId();
  try {
    await db.$transaction(async (tx) => {
      const last = await tx.codebook.aggregate({ where: { groupId }, _max: { position: true } });
      const position = (last._max.position ?? 0) + 1;
      await tx.codebook.create({
        data: { id, slug, name, description, guidelines, source, groupId, position },
        select: { id: true },
      });
      await tx.code.createMany({ data: codes.map((code) => ({ ...code, codebookId: id })) });
    });
  } catch (thrown) {
    if (isUniqueViolation(thrown)) throw conflict(words.errors.slugTaken(slug));
    throw thrown;
  }
  return getCodebook(person, id);
}

/**
 * The rows of the codes, parents before their children. A parent must stand earlier in the book, which
 * also rules out circles.
 */
function toCodeRows({ codes }: CodebookDraft): Omit<Prisma.CodeCreateManyInput, "codebookId">[] {
  const ids = new Map<string, string>();
  const hotkeys = new Set<string>();
  const inOrder = codes
    .map((code, index) => ({ ...code, field: `codes.${index}` }))
    .sort((a, b) => a.order - b.order);
  return inOrder.map(({ field, order, parent, isGroup, ...code }) => {
    if (ids.has(code.slug)) throw invalid(`${field}.slug`, words.errors.twice(code.slug));
    if (code.hotkey !== null && hotkeys.has(code.hotkey)) {
      throw invalid(`${field}.hotkey`, words.errors.hotkeyTwice(code.hotkey));
    }
    const parentId = parent === null ? null : ids.get(parent);
    if (parentId === undefined) throw invalid(`${field}.parent`, words.errors.noParent(code.slug));
    const id = newId();
    ids.set(code.slug, id);
    if (code.hotkey !== null) hotkeys.add(code.hotkey);
    return { ...code, id, parentId, position: order, isHeading: isGroup };
  });
}
