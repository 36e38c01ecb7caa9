import { v5 } from "uuid";
import type { Book } from "@/core/codebook/book";
import { codebookToCsv } from "@/core/codebook/file/csv";
import { ExportCodebookSchema } from "@/core/codebook/file/import-schema";
import { codebookToJson } from "@/core/codebook/file/json";
import { codebookToQdc } from "@/core/codebook/file/qdc";
import { seedOfBook } from "@/core/codebook/file/seed-of-book";
import { AppError, notFound } from "@/core/errors";
import { codebookChanges as words } from "@/messages/en/codebook-changes";
import { codebookFiles } from "@/messages/en/codebook-files";
import { readBook } from "@/server/codebooks/book-rows";
import { readableCodebook } from "@/server/codebooks/codebook-id";
import { db } from "@/server/db";
import type { Actor } from "@/server/session";

export const CODEBOOK_CONTENT_TYPE = {
  json: "application/json",
  csv: "text/csv; charset=utf-8; header=present",
  qdc: "application/xml",
} as const;

export interface CodebookFile {
  text: string;
  contentType: string;
  fileName: string;
}

/**
 * A codebook as a file: JSON (everything), CSV (a row for each code) or REFI-QDA.
 * @throws AppError not-found, for a version that there is not too; not-acceptable for REFI-QDA of a codebook without
 * codes, since the `Codes` of its schema (Codebook.xsd) holds at least one
 */
export async function exportCodebook(actor: Actor, slugOrId: string, query: unknown): Promise<CodebookFile> {
  const { format, version } = ExportCodebookSchema.parse(query);
  const row = await readableCodebook(actor, slugOrId);
  const book = version === undefined ? await readBook(db, row.id) : await bookAt(row.id, version);
  if (format === "qdc" && book.codes.length === 0) {
    throw new AppError("not-acceptable", codebookFiles.noQdcWithoutCodes);
  }
  const seed = seedOfBook(book, row.slug);
  const text =
    format === "json"
      ? codebookToJson(seed)
      : format === "csv"
        ? codebookToCsv(seed, { bom: true })
        : codebookToQdc(seed, (slug) => idOfCode(book, row.id, slug));
  const at = version === undefined ? "" : `.v${version}`;
  return { text, contentType: CODEBOOK_CONTENT_TYPE[format], fileName: `${row.slug}${at}.${format}` };
}

/** Codes have their own ids, which other programs keep; sets get one of the book's. */
const idOfCode = (book: Book, bookId: string, slug: string): string =>
  book.codes.find((code) => code.slug === slug)?.id ?? v5(slug, bookId);

async function bookAt(codebookId: string, number: number): Promise<Book> {
  const row = await db.codebookVersion.findUnique({
    where: { codebookId_number: { codebookId, number } },
    select: { snapshot: true },
  });
  if (!row) throw notFound(words.noSuchVersion);
  // Nothing but `insertVersion` writes it.
  return row.snapshot as unknown as Book;
}
