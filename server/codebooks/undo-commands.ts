import type { Book } from "@/core/codebook/book";
import { applyDiff, type BookDiff, ChangeStandsOn, invertDiff } from "@/core/codebook/book-diff";
import { UndoChangeSchema } from "@/core/codebook/change";
import { type ChangeSummary, ChangeSummarySchema, NO_SUMMARY } from "@/core/codebook/summary";
import type { ChangedCodebook } from "@/core/codebook/view";
import { conflict, notFound } from "@/core/errors";
import { codebookChanges as words } from "@/messages/en/codebook-changes";
import { readBook, removeCodes, writeBook } from "@/server/codebooks/book-rows";
import { answer, auditChange, lockFor, withRetries } from "@/server/codebooks/change-commands";
import { codebookId } from "@/server/codebooks/codebook-id";
import {
  invertMove,
  lockPassages,
  movePassages,
  packMove,
  unpackMove,
} from "@/server/codebooks/passage-moves";
import { insertVersion, type UndoData } from "@/server/codebooks/version-rows";
import { db, type Transaction } from "@/server/db";
import { consume } from "@/server/limits";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Takes one version's change back, passages too, as a version of its own; what was changed elsewhere since
 * stays. Undoing that version does the change again.
 * @param number of the version to take back
 * @param input `{ version }`, the one that the caller saw
 * @throws AppError not-found, forbidden, rate-limited; conflict with the reason where a later change stands on
 *   it or it was taken back already, and with the present state where somebody changed the codebook meanwhile
 */
export async function undoChange(
  actor: Actor,
  slugOrId: string,
  number: number,
  input: unknown,
): Promise<ChangedCodebook> {
  const person = requirePerson(actor);
  const { version } = UndoChangeSchema.parse(input);
  await consume("write", person.id);
  const id = await codebookId(person, slugOrId);
  const next = version + 1;
  await withRetries(() =>
    db.$transaction(async (tx) => {
      const row = await lockFor(tx, person, id, version, { undo: number });
      const target = await undoable(tx, id, number);
      const before = await readBook(tx, id);
      const diff = invertDiff(target.undo.diff);
      const moves = target.undo.moves.map(unpackMove).map(invertMove);
      const removed = diff.removed.map((code) => code.id);
      await lockPassages(tx, [...new Set([...target.codes, ...removed])]);
      await requireLastMoves(tx, id, number, target.codes);
      const after = await revert(tx, id, number, before, diff);
      await writeBook(tx, row, before, after, next);
      const made = await movePassages(tx, person.id, moves);
      const stays = await removeCodes(tx, removed);
      if (stays) throw conflict(words.undo.passages(nameOf(before, stays)));
      await insertVersion(tx, {
        codebookId: id,
        number: next,
        change: { ...NO_SUMMARY, kind: "undone", code: target.change.code, undid: number },
        undo: { diff, moves: made.map(packMove) },
        book: after,
        madeById: person.id,
      });
      await markUndone(tx, id, number, next, target.change);
      await auditChange(tx, person, row, "undone", { version: next, undid: number, passages: made.length });
    }),
  );
  return answer(person, id, next);
}

const nameOf = (book: Book, codeId: string | null): string =>
  codeId === null ? words.undo.book : (book.codes.find(({ id }) => id === codeId)?.name ?? "");

/** What undoing that version is, with the codes whose passages it moved. */
async function undoable(
  tx: Transaction,
  codebookId: string,
  number: number,
): Promise<{ undo: UndoData; change: ChangeSummary; codes: string[] }> {
  const row = await tx.codebookVersion.findUnique({
    where: { codebookId_number: { codebookId, number } },
    select: { undo: true, change: true, undoneBy: true },
  });
  if (!row) throw notFound(words.noSuchVersion);
  if (row.undo === null) throw conflict(words.undo.notUndoable(number));
  if (row.undoneBy !== null) throw conflict(words.undo.already(number, row.undoneBy));
  // Nothing but `insertVersion` writes it.
  const undo = row.undo as unknown as UndoData;
  const codes = undo.moves
    .flatMap(([, from, to, , , beside]) => [from, to, beside])
    .filter((code) => code !== null);
  return { undo, change: ChangeSummarySchema.parse(row.change), codes: [...new Set(codes)] };
}

/** Passages that a later version moved on, from or to one of these codes, cannot be told apart any more. */
async function requireLastMoves(
  tx: Transaction,
  codebookId: string,
  number: number,
  codes: readonly string[],
): Promise<void> {
  if (codes.length === 0) return;
  const [later] = await tx.$queryRaw<{ number: number }[]>`
    SELECT v.number FROM "CodebookVersion" v
    WHERE v."codebookId" = ${codebookId}::uuid AND v.number > ${number} AND v."undoneBy" IS NULL
      AND coalesce((v.change->>'undid')::int <= ${number}, true)
      AND EXISTS (SELECT 1 FROM jsonb_array_elements(v.undo->'moves') AS m
        WHERE ARRAY[m->>1, m->>2, m->>5] && ${codes}::text[])
    ORDER BY v.number DESC LIMIT 1`;
  if (later) throw conflict(words.undo.standsOn(words.field.passages ?? "", later.number));
}

async function revert(
  tx: Transaction,
  codebookId: string,
  number: number,
  before: Book,
  diff: BookDiff,
): Promise<Book> {
  try {
    return applyDiff(before, diff);
  } catch (thrown) {
    if (!(thrown instanceof ChangeStandsOn)) throw thrown;
    const { codeId, what } = thrown;
    const field = words.field[what] ?? what;
    const about = codeId === null ? field : words.undo.of(field, nameOf(before, codeId));
    throw conflict(words.undo.standsOn(about, await laterVersion(tx, codebookId, number, thrown)));
  }
}

/** The last version after `number` that changed the same, null where it cannot be told. */
async function laterVersion(
  tx: Transaction,
  codebookId: string,
  number: number,
  { codeId, what }: ChangeStandsOn,
): Promise<number | null> {
  const rows = await tx.$queryRaw<{ number: number; diff: BookDiff | null }[]>`
    SELECT v.number, v.undo->'diff' AS diff FROM "CodebookVersion" v
    WHERE v."codebookId" = ${codebookId}::uuid AND v.number > ${number} ORDER BY v.number DESC`;
  const isAbout = (diff: BookDiff | null): boolean => {
    if (!diff) return false;
    if (codeId === null) return diff.book.some(({ field }) => field === what);
    if (what === "place" || what === "children") {
      return diff.children.some(
        ({ parentId, before, after }) =>
          parentId === codeId || before.includes(codeId) !== after.includes(codeId),
      );
    }
    const fields = diff.codes.find(({ id }) => id === codeId)?.fields ?? [];
    return what === "code" ? fields.length > 0 : fields.some(({ field }) => field === what);
  };
  return rows.find(({ diff }) => isAbout(diff))?.number ?? null;
}

/** What was taken back a second time stands again. */
async function markUndone(
  tx: Transaction,
  codebookId: string,
  number: number,
  by: number,
  change: ChangeSummary,
): Promise<void> {
  await tx.codebookVersion.update({
    where: { codebookId_number: { codebookId, number } },
    data: { undoneBy: by },
    select: { number: true },
  });
  if (change.undid === null) return;
  await tx.codebookVersion.update({
    where: { codebookId_number: { codebookId, number: change.undid } },
    data: { undoneBy: null },
    select: { number: true },
  });
}
