import type { CodebookSeed, CodebookView } from "@/core/codebook";
import {
  type CodebookPreview,
  ImportCodebookSchema,
  type ImportLine,
} from "@/core/codebook/file/import-schema";
import { readCodebookFile } from "@/core/codebook/file/read";
import { type FileLine, MAX_CODEBOOK_BYTES, wholeFile } from "@/core/codebook/file/read-result";
import { AppError, invalid } from "@/core/errors";
import { codebookFiles as words } from "@/messages/en/codebook-files";
import { bookOfDraft, insertBook, requireCreate } from "@/server/codebooks/commands";
import { decodeText } from "@/server/import/decode-text";
import { consume } from "@/server/limits";
import { type Actor, requirePerson } from "@/server/session";

/**
 * What a codebook file would become, and line by line what cannot be brought in. Stores nothing.
 * @throws AppError unauthenticated, forbidden, not-found for the group, invalid for bytes that are no text,
 *   too-large, rate-limited
 */
export async function previewImport(actor: Actor, input: unknown): Promise<CodebookPreview> {
  const { read, name } = await readFor(actor, input);
  return {
    format: read.format,
    name: name ?? read.codebook?.name ?? null,
    codes: previewCodes(read.codebook),
    faults: read.faults.map(inWords),
    notes: read.notes.map(inWords),
  };
}

/**
 * A new codebook from a file; all of it, or with any fault nothing.
 * @throws AppError as `previewImport` does, and unprocessable with each fault's line as a field
 */
export async function importCodebook(actor: Actor, input: unknown): Promise<CodebookView> {
  const { person, read, name, groupId, fileName } = await readFor(actor, input);
  const { codebook } = read;
  if (!codebook) {
    const fields = read.faults.map(inWords).map(({ line, about, message }) => ({
      field: line === null ? "file" : `line ${line}`,
      message: about ? `${about}: ${message}` : message,
    }));
    throw new AppError("unprocessable", words.refused, { fields });
  }
  const book = bookOfDraft({ ...codebook, name: name ?? codebook.name, groupId });
  const slug = name === undefined ? codebook.slug : undefined;
  return insertBook(person, { wish: slug, groupId, book, source: fileName });
}

async function readFor(actor: Actor, input: unknown) {
  const person = requirePerson(actor);
  const { file, content, groupId, name, ...rest } = ImportCodebookSchema.parse(input);
  await consume("import", person.id);
  requireCreate(person, groupId);
  const fileName = file?.name ?? rest.fileName;
  const size = file ? file.bytes.length : Buffer.byteLength(content ?? "");
  if (size > MAX_CODEBOOK_BYTES) throw new AppError("too-large", words.tooLarge);
  const { text, encoding } = file ? decodeFile(file.bytes) : { text: content ?? "", encoding: "utf-8" };
  if (text.includes("\u0000")) throw invalid("file", words.reason["not-text"]());
  const read = readCodebookFile(text, fileName);
  if (encoding === SPREADSHEETS) read.notes.unshift(wholeFile("not-utf8"));
  return { person, read, name, groupId, fileName };
}

/** What spreadsheets of Western languages write as CSV, without saying so. */
const SPREADSHEETS = "windows-1252";

/** People see in the preview whether the letters are right; what makes no words in it either is refused. */
function decodeFile(bytes: Uint8Array): { text: string; encoding: string } {
  return decodeText(bytes, { charset: SPREADSHEETS });
}

const inWords = ({ line, about, reason, detail }: FileLine): ImportLine => ({
  line,
  about,
  message: words.reason[reason](detail),
});

function previewCodes(codebook: CodebookSeed | null): CodebookPreview["codes"] {
  const depths = new Map<string, number>();
  return (codebook?.codes ?? []).map((code) => {
    const depth = code.parent === null ? 0 : (depths.get(code.parent) ?? 0) + 1;
    depths.set(code.slug, depth);
    const { name, hue, shade, isGroup, deprecated, definition } = code;
    return { name, depth, hue, shade, isHeading: isGroup, deprecated: deprecated === true, definition };
  });
}
