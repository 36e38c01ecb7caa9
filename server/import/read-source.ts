import { setImmediate } from "node:timers/promises";
import type { z } from "zod";
import { AppError, invalid } from "@/core/errors";
import { cleanLine } from "@/core/import/found-metadata";
import { importHtml } from "@/core/import/html";
import {
  type ImportFile,
  MAX_DOCUMENT_BYTES,
  MAX_SOURCE_BYTES,
  type PreviewArticleSchema,
} from "@/core/import/import-schema";
import { type ImportedText, ImportFault, type ImportFormat } from "@/core/import/imported-text";
import { importLongMarkdown } from "@/core/import/markdown";
import { importPlainText } from "@/core/import/plain-text";
import { intake as words } from "@/messages/en/intake";
import { type DecodedText, decodeText, refuseTooLarge, refuseUnstorable } from "@/server/import/decode-text";
import { readDocx } from "@/server/import/read-docx";
import { readPage } from "@/server/import/read-page";

export interface ReadSource extends ImportedText {
  format: ImportFormat;
  encoding: { name: string; misdeclared: string | null } | null;
}

type Source = z.infer<typeof PreviewArticleSchema>;

/**
 * The source of an article, whichever way it came, as text and markup.
 * @throws AppError invalid, too-large or unsupported-media-type, saying what is wrong with it
 */
export async function readSource(source: Source): Promise<ReadSource> {
  const { content, file, address, format, encoding } = source;
  if ([content, file, address].filter((one) => one !== undefined).length > 1) {
    throw invalid("", words.severalSources);
  }
  try {
    if (file) return await readFile(file, format, encoding);
    if (address !== undefined) {
      const { decoded, ...page } = await readPage(address);
      return { ...page, encoding: { name: decoded.encoding, misdeclared: decoded.misdeclared } };
    }
    if (content !== undefined) return await readContent(content, format ?? "text");
  } catch (thrown) {
    if (thrown instanceof ImportFault) throw invalid("content", words.faults[thrown.code]);
    throw thrown;
  }
  throw invalid("", words.noSource);
}

async function readContent(content: string, format: ImportFormat): Promise<ReadSource> {
  if (format === "docx") throw invalid("format", words.noSource);
  refuseTooLarge(Buffer.byteLength(content), MAX_SOURCE_BYTES);
  refuseUnstorable(content);
  return { ...(await convert(content, format)), format, encoding: null };
}

async function readFile(file: ImportFile, format?: ImportFormat, encoding?: string): Promise<ReadSource> {
  const is = format ?? formatOf(file);
  refuseTooLarge(file.bytes.length, is === "docx" ? MAX_DOCUMENT_BYTES : MAX_SOURCE_BYTES);
  if (is === "docx") return { ...withName(await readDocx(file.bytes), file), format: is, encoding: null };
  const charset = encoding ?? /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(file.type)?.[1];
  const decoded: DecodedText = decodeText(file.bytes, { charset, isHtml: is === "html" });
  return {
    ...withName(await convert(decoded.text, is), file),
    format: is,
    encoding: { name: decoded.encoding, misdeclared: decoded.misdeclared },
  };
}

async function convert(text: string, format: Exclude<ImportFormat, "docx">): Promise<ImportedText> {
  if (format === "html") return importHtml(text);
  return format === "markdown" ? importLongMarkdown(text, setImmediate) : importPlainText(text);
}

const BY_ENDING: Readonly<Record<string, ImportFormat>> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  mdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  docx: "docx",
};

const BY_TYPE: Readonly<Record<string, ImportFormat>> = {
  "text/plain": "text",
  "text/markdown": "markdown",
  "text/x-markdown": "markdown",
  "text/html": "html",
  "application/xhtml+xml": "html",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
};

/** First bytes of files that are no text: PDF, RTF, PNG, GIF, JPEG, gzip, programs. */
const NOT_TEXT = ["%PDF-", "{\\rtf", "\x89PNG", "GIF8", "\xff\xd8\xff", "\x1f\x8b", "\x7fELF"];
/** First bytes of an archive, as .docx is one, and of Word's old format or a document with a password. */
const WORD_LIKE = ["PK\x03\x04", "\xd0\xcf\x11\xe0"];

/** @throws AppError unsupported-media-type. */
function formatOf({ name, type, bytes }: ImportFile): ImportFormat {
  const head = String.fromCharCode(...bytes.subarray(0, 512));
  if (NOT_TEXT.some((magic) => head.startsWith(magic)))
    throw new AppError("unsupported-media-type", words.notText);
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const told = BY_ENDING[ending] ?? BY_TYPE[type.split(";")[0]?.trim().toLowerCase() ?? ""];
  // An archive or an old Word document is looked at as .docx, which says best what is wrong with it.
  if (WORD_LIKE.some((magic) => head.startsWith(magic))) return "docx";
  if (told) return told;
  if (
    ending !== "" &&
    /^[a-z]{2,5}$/.test(ending) &&
    type !== "" &&
    !/^(?:text\/|application\/octet-stream)/.test(type)
  ) {
    throw new AppError("unsupported-media-type", words.unknownFormat);
  }
  return /^\s*(?:<\?xml|<!doctype html|<html)/i.test(head) ? "html" : "text";
}

/** A file without a title of its own goes by its name. */
function withName(imported: ImportedText, { name }: ImportFile): ImportedText {
  if (imported.found.title !== null) return imported;
  const title = cleanLine(
    name
      .replace(/^.*[\\/]/, "")
      .replace(/\.[a-z]+$/i, "")
      .replace(/[_-]+/g, " "),
    300,
  );
  return { ...imported, found: { ...imported.found, title } };
}
