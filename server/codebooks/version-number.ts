import { notFound } from "@/core/errors";
import { codebookChanges as words } from "@/messages/en/codebook-changes";

/** A version's number from an address. @throws AppError not-found */
export function numberFrom(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text)) throw notFound(words.noSuchVersion);
  return Number(text);
}
