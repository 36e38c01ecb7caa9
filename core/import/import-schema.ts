import { z } from "zod";
import { ArticleSlugSchema, CreateArticleSchema } from "@/core/article";
import { IMPORT_FORMATS } from "@/core/import/imported-text";

/** Largest source, in bytes of the file or of the text as UTF-8. HTML carries several times its words. */
export const MAX_SOURCE_BYTES = 4 * 1024 * 1024;

/** Largest Word document, in bytes of the file: its pictures are never read. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** Largest request: JSON writes some letters in six, and the app takes no more than 5 MB at all. */
export const MAX_REQUEST_BYTES = 5 * 1024 * 1024;

/** A file as it came: from a form, or read from a folder. */
export interface ImportFile {
  name: string;
  /** Its content type, perhaps with a charset; empty where nobody said. */
  type: string;
  bytes: Uint8Array;
}

const FileSchema = z.custom<ImportFile>(
  (value) => typeof value === "object" && value !== null && "bytes" in value,
  "Expected a file.",
);

const SourceFields = {
  /** With `content`; for a file it is told from its name and content. */
  format: z.enum(IMPORT_FORMATS).optional(),
  content: z.string().optional(),
  /** Sent as multipart/form-data. */
  file: FileSchema.optional(),
  /** Fetched by the server, where that is enabled. */
  address: z.string().trim().max(2_000).optional(),
  /** The encoding of a file that does not say its own, such as windows-1252. */
  encoding: z.string().trim().max(40).optional(),
};

export const PreviewArticleSchema = z.strictObject(SourceFields);

const { id, title, author, source, language, canonicalUrl, publishedAt, visibility, groupIds } =
  CreateArticleSchema.shape;

/** Metadata that is left out is taken from the source; null or "" leaves it empty. */
export const ImportArticleSchema = z.strictObject({
  ...SourceFields,
  id: id.optional(),
  slug: ArticleSlugSchema.optional(),
  title: title.optional(),
  author: author.unwrap().optional(),
  source: source.unwrap().optional(),
  language: language.unwrap().optional(),
  canonicalUrl: canonicalUrl.unwrap().optional(),
  publishedAt: publishedAt.unwrap().optional(),
  visibility,
  groupIds,
  /** What to do when the same words or the same canonical address are here already. */
  ifKnown: z.enum(["refuse", "create"]).default("refuse"),
});
