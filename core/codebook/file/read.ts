import { codebookFromCsv } from "@/core/codebook/file/csv";
import type { CodebookFormat } from "@/core/codebook/file/formats";
import { codebookFromJson } from "@/core/codebook/file/json";
import { codebookFromQdc } from "@/core/codebook/file/qdc";
import { FileRefused, type ReadCodebook } from "@/core/codebook/file/read-result";

/**
 * A codebook of a file's text; its format is told by how it begins, not by its name.
 * @param fileName for the name of the codebook, where the file does not say one
 */
export function readCodebookFile(text: string, fileName: string): ReadCodebook & { format: CodebookFormat } {
  const format = formatOf(text);
  const name = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .replace(/[\p{Cc}_]+/gu, " ")
    .trim()
    .slice(0, 80);
  try {
    if (format === "json") return { format, ...codebookFromJson(text, name || "Codebook") };
    if (format === "qdc") return { format, ...codebookFromQdc(text, name || "Codebook") };
    return { format, ...codebookFromCsv(text, name || "Codebook") };
  } catch (thrown) {
    if (!(thrown instanceof FileRefused)) throw thrown;
    return { format, codebook: null, faults: [thrown.fault], notes: [] };
  }
}

function formatOf(text: string): CodebookFormat {
  const start = text.slice(0, 1_000).trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return "json";
  return start.startsWith("<") ? "qdc" : "csv";
}
