import { ChangeRefused } from "@/core/codebook/refusal";
import { forbidden, invalid, notFound } from "@/core/errors";
import { type ActorFacts, canEditCodebook, canReadCodebook } from "@/core/permissions";
import { codebookChanges as words } from "@/messages/en/codebook-changes";

/** Says in words why the domain refuses a change; anything else is passed on. */
export function refusalInWords(thrown: unknown): unknown {
  if (!(thrown instanceof ChangeRefused)) return thrown;
  return invalid(thrown.field, words.refused[thrown.reason](thrown.names));
}

/** The same for what `work` throws. */
export function inWords<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw refusalInWords(thrown);
  }
}

/** @throws AppError not-found, the same for what is not there and what the actor may not read; forbidden */
export function requireEditable<Row extends { groupId: string | null }>(
  actor: ActorFacts,
  book: Row | null | undefined,
): Row {
  if (!book || !canReadCodebook(actor, book.groupId)) throw notFound("codebook");
  if (!canEditCodebook(actor, book.groupId)) throw forbidden(words.mayNotEdit(book.groupId === null));
  return book;
}
