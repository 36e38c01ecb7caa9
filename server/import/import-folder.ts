import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/core/errors";
import { type ImportFile, MAX_DOCUMENT_BYTES } from "@/core/import/import-schema";
import type { KnownArticle } from "@/core/import/preview";
import { intake as words } from "@/messages/en/intake";
import { importArticle } from "@/server/articles/import-commands";
import { toAppError } from "@/server/http/problem";
import { refuseTooLarge } from "@/server/import/decode-text";
import { listSources, SourceMetadata } from "@/server/import/source-folder";
import type { SignedInActor } from "@/server/session";

/** What became of one file. */
export type FileOutcome =
  | { file: string; is: "imported"; slug: string; lost: string[] }
  | { file: string; is: "known"; slug: string }
  | { file: string; is: "refused"; why: string };

export interface FolderCounts {
  files: number;
  imported: number;
  known: number;
  refused: number;
}

export interface FolderOptions {
  visibility: "public" | "groups";
  groupIds: string[];
  /** For files that do not say their own. */
  encoding?: string;
  /** Told of each file when it is done, with its number (from 1) and how many there are. */
  onFile: (outcome: FileOutcome, number: number, total: number) => void;
}

/**
 * Brings in every article of a folder through the same command as the page, one after the other, each in its
 * own transaction. Articles are recognised by their words, so that a run that was cut off is finished by the
 * next, and two at once bring in each article once.
 */
export async function importFolder(
  actor: SignedInActor,
  folder: string,
  options: FolderOptions,
): Promise<FolderCounts> {
  const files = await listSources(folder);
  const metadata = new SourceMetadata(folder);
  const counts: FolderCounts = { files: files.length, imported: 0, known: 0, refused: 0 };
  for (const [index, file] of files.entries()) {
    const outcome = await importFile(actor, folder, file, metadata, options);
    counts[outcome.is]++;
    options.onFile(outcome, index + 1, files.length);
  }
  return counts;
}

async function importFile(
  actor: SignedInActor,
  folder: string,
  file: string,
  metadata: SourceMetadata,
  { visibility, groupIds, encoding }: FolderOptions,
): Promise<FileOutcome> {
  try {
    const fields = await metadata.of(file);
    const { article, lost } = await importArticle(actor, {
      ...(encoding && { encoding }),
      ...fields,
      file: await readSourceFile(path.join(folder, file)),
      visibility,
      groupIds,
    });
    return {
      file,
      is: "imported",
      slug: article.slug,
      lost: lost.map(({ kind, count }) => words.lost[kind](count).what),
    };
  } catch (thrown) {
    // Whatever is no answer of ours (a lost database, a defect) ends the run.
    const error = isFileFault(thrown) ? new AppError("invalid", thrown.message) : toAppError(thrown);
    if (error.code === "unavailable") throw thrown;
    const known = error.details.current as KnownArticle | undefined;
    if (error.code === "conflict" && known) return { file, is: "known", slug: known.article.slug };
    return { file, is: "refused", why: error.message };
  }
}

async function readSourceFile(file: string): Promise<ImportFile> {
  refuseTooLarge((await stat(file)).size, MAX_DOCUMENT_BYTES);
  return { name: path.basename(file), type: "", bytes: await readFile(file) };
}

const isFileFault = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  thrown instanceof Error &&
  ["EACCES", "EPERM", "ENOENT", "EISDIR"].includes((thrown as NodeJS.ErrnoException).code ?? "");
