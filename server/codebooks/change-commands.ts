import { applyChange } from "@/core/codebook/apply-change";
import type { Book } from "@/core/codebook/book";
import { diffBooks } from "@/core/codebook/book-diff";
import { type Change, ChangeCodebookSchema } from "@/core/codebook/change";
import { summaryOf } from "@/core/codebook/summary";
import type { ChangedCodebook } from "@/core/codebook/view";
import { AppError, conflict, invalid } from "@/core/errors";
import { codebookChanges as words } from "@/messages/en/codebook-changes";
import { type BookRow, lockBook, readBook, usedCodes, writeBook } from "@/server/codebooks/book-rows";
import { codebookId } from "@/server/codebooks/codebook-id";
import { withCheckedExamples } from "@/server/codebooks/examples";
import {
  lockPassages,
  movePassages,
  movesOfMerge,
  movesOfSplit,
  type PassageMove,
  PassagesOvertaken,
  packMove,
} from "@/server/codebooks/passage-moves";
import { getCodebook } from "@/server/codebooks/queries";
import { inWords, requireEditable } from "@/server/codebooks/refusals";
import { getVersionView } from "@/server/codebooks/version-queries";
import { insertVersion, insertVersionIfNone } from "@/server/codebooks/version-rows";
import { db, type Transaction } from "@/server/db";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/**
 * Makes one change to a codebook: its next version. Annotations keep their passages; a merge or a split gives
 * them their new codes in the same transaction.
 * @param slugOrId of the codebook
 * @param input `{ version, change }`, `version` being the one that the caller saw
 * @throws AppError not-found, forbidden, invalid with the field, rate-limited; conflict with both states when
 *   somebody changed the codebook meanwhile
 */
export async function changeCodebook(
  actor: Actor,
  slugOrId: string,
  input: unknown,
): Promise<ChangedCodebook> {
  const person = requirePerson(actor);
  const { version, change } = ChangeCodebookSchema.parse(input);
  await consume("write", person.id);
  const id = await codebookId(person, slugOrId);
  await withRetries(() =>
    db.$transaction(async (tx) => {
      const row = await lockFor(tx, person, id, version, change);
      const before = await readBook(tx, id);
      const after = await changed(tx, person, row, before, change);
      const moves = await movesOf(tx, before, change);
      const number = version + 1;
      await insertVersionIfNone(tx, row, before);
      await writeBook(tx, row, before, after, number);
      const made = await movePassages(tx, person.id, moves);
      await insertVersion(tx, {
        codebookId: id,
        number,
        change: summaryOf(before, after, change),
        undo: { diff: diffBooks(before, after), moves: made.map(packMove) },
        book: after,
        madeById: person.id,
      });
      await auditChange(tx, person, row, change.kind, { version: number, passages: made.length });
    }),
  );
  return answer(person, id, version + 1);
}

/** The codebook as it is now, with the version that was just made. */
export async function answer(person: SignedInActor, id: string, number: number): Promise<ChangedCodebook> {
  const [book, version] = await Promise.all([getCodebook(person, id), getVersionView(person, id, number)]);
  return { book, version };
}

/** @throws AppError as `changeCodebook` does. */
export async function lockFor(
  tx: Transaction,
  person: SignedInActor,
  id: string,
  version: number,
  yours: unknown,
): Promise<BookRow> {
  const row = requireEditable(person, await lockBook(tx, id));
  if (row.version !== version) {
    throw conflict(words.changedMeanwhile(row.version), await getCodebook(person, id, tx), yours);
  }
  return row;
}

/** The change done in thought, with its examples proven. Deletes and writes nothing. */
export async function changed(
  tx: Transaction,
  person: SignedInActor,
  row: BookRow,
  before: Book,
  change: Change,
): Promise<Book> {
  const used =
    change.kind === "edit-code" && change.fields.isHeading ? await usedCodes(tx, [change.codeId]) : null;
  const now = new Date().toISOString();
  const after = inWords(() => applyChange(before, change, { now, isUsed: (id) => used?.has(id) ?? false }));
  return withCheckedExamples(tx, person, row, before, after);
}

async function movesOf(tx: Transaction, before: Book, change: Change): Promise<PassageMove[]> {
  if (change.kind === "merge-codes") {
    await lockPassages(tx, [change.fromId, change.intoId]);
    return movesOfMerge(tx, change.fromId, change.intoId);
  }
  if (change.kind !== "split-code") return [];
  const toOf = new Map(
    change.into.flatMap(({ code, annotationIds }) => annotationIds.map((id) => [id, code.id] as const)),
  );
  await lockPassages(tx, [change.codeId]);
  const moves = await movesOfSplit(tx, change.codeId, toOf);
  if (moves) return moves;
  const name = before.codes.find(({ id }) => id === change.codeId)?.name ?? "";
  throw invalid("change.into", words.refused["not-its-passage"]([name]));
}

const MOST_TRIES = 8;

/** Tries again where annotations came in while everything was being locked. */
export async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (thrown) {
      if (!(thrown instanceof PassagesOvertaken)) throw thrown;
      if (tries === MOST_TRIES) throw new AppError("unavailable", words.busy);
    }
  }
}

export const auditChange = (
  tx: Transaction,
  person: SignedInActor,
  row: BookRow,
  kind: string,
  data: Record<string, unknown>,
): Promise<void> =>
  audit(tx, {
    action: `codebook.${kind}`,
    actorId: person.id,
    groupId: row.groupId,
    subjectKind: "codebook",
    subjectId: row.id,
    data,
  });
