import { z } from "zod";
import { MAX_CODES, MAX_NOTE_LENGTH } from "@/core/annotation";
import type { NameKind } from "@/core/codebook/code-names";
import type { SpanFormat } from "@/core/import-layer/span-request";
import { readWritten, type SpanComment, type SpanWriter, WriterSchema } from "@/core/import-layer/span-words";
import { isStorable } from "@/core/plain-text";

/** A code as a file names it. */
export interface SpanCode {
  /** Label, slug or name. */
  name: string;
  /** Which of these it is where it could be several. */
  kind: NameKind;
  /** Slug of its codebook; null where the file does not say. */
  codebook: string | null;
}

/** A line of a file as it was read; offsets still in the file's unit. */
export interface SpanLine {
  /** From 1. */
  line: number;
  /** As the file calls it. */
  article: string;
  start: number;
  end: number;
  /** The words that it says stand there; null where it does not say. */
  exact: string | null;
  codes: readonly SpanCode[];
  note: string;
  /** Its id where it was taken out. */
  id: string | null;
  /** Null where it does not say: then it is the importer's own. */
  author: SpanWriter | null;
  /** When it was written there, as the file says it; "" where it does not. */
  created: string;
  /** What was answered there, each after what it answers. */
  comments: readonly SpanComment[];
  /** Why others of them cannot be read. */
  commentFaults: readonly string[];
  /** It was no annotation there, but what a group had settled. */
  isSettled: boolean;
}

export interface LineFault {
  line: number;
  why: string;
}

export interface ReadSpans {
  lines: SpanLine[];
  faults: LineFault[];
}

/** Reads a file line by line: what cannot be read is told with its line, and the rest is read. Blank lines say nothing. */
export function readSpans(format: SpanFormat, text: string): ReadSpans {
  const lines: SpanLine[] = [];
  const faults: LineFault[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (raw.trim() === "") continue;
    const line = index + 1;
    if (!isStorable(raw)) {
      faults.push({ line, why: UNKEPT });
      continue;
    }
    const read = format === "tsv" ? readTsv(raw, lines.length + faults.length === 0) : readJson(raw);
    if (read === "head") continue;
    if (typeof read === "string") faults.push({ line, why: read });
    else lines.push({ line, ...read });
  }
  return { lines, faults };
}

const UNKEPT = "It has characters that cannot be kept.";

type Read = Omit<SpanLine, "line"> | string;

const NUMBER = /^\d{1,9}$/;

/** `id, technique, begin, end`, or without the technique, as the corpora have spans alone. */
function readTsv(raw: string, isFirst: boolean): Read | "head" {
  const cells = raw.split("\t").map((cell) => cell.trim());
  const [article = "", technique = "", begin = "", end = ""] =
    cells.length === 3 ? [cells[0], "", cells[1], cells[2]] : cells;
  if (cells.length !== 3 && cells.length !== 4) {
    if (raw.trimStart().startsWith("{")) return "This is JSON, not a table: bring the file in as JSON lines.";
    return `Expected 4 cells with tabs between, id, technique, begin and end; found ${cells.length}.`;
  }
  if (!NUMBER.test(begin) || !NUMBER.test(end)) {
    if (isFirst && /[a-z]/i.test(begin) && /[a-z]/i.test(end)) return "head";
    return `“${begin}” and “${end}” are no offsets.`;
  }
  return {
    article,
    start: Number(begin),
    end: Number(end),
    exact: null,
    codes: technique === "" ? [] : [{ name: technique, kind: "label", codebook: null }],
    note: "",
    id: null,
    author: null,
    created: "",
    comments: [],
    commentFaults: [],
    isSettled: false,
  };
}

const NamedCode = z.union([
  z.string(),
  z.object({
    codebook: z.string().optional(),
    code: z.string().optional(),
    label: z.string().optional(),
    name: z.string().optional(),
  }),
]);

/** Answers that one line may have. */
const MAX_ANSWERS = 1_000;

/** What of a line of ours is read; anybody may write such lines, with less in them. */
const LineSchema = z.object({
  id: z.string().nullish(),
  article: z.union([z.string(), z.object({ id: z.string().optional(), slug: z.string().optional() })]),
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
  exact: z.string().nullish(),
  codes: z.array(NamedCode).max(MAX_CODES).default([]),
  note: z.string().max(MAX_NOTE_LENGTH).default(""),
  author: WriterSchema.nullish(),
  created: z.string().max(40).default(""),
  comments: z.array(z.unknown()).max(MAX_ANSWERS).default([]),
  settled: z.unknown().optional(),
});

function readJson(raw: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return "This is no JSON.";
  }
  const parsed = LineSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue?.path.length === 0)
      return "It is no annotation: a line is an object, with article, start and end.";
    return `${issue?.path.join(".")}: ${issue?.message ?? "cannot be read."}`;
  }
  const { article, start, end, exact, codes, note, id, author, created, settled } = parsed.data;
  if (start === null || end === null) return "It stands nowhere in a text.";
  if (!isStorable(note)) return "Its note has characters that cannot be kept.";
  const names = [
    typeof article === "string" ? article : (article.slug ?? article.id ?? ""),
    ...codes.flatMap((code) => (typeof code === "string" ? [] : (code.codebook ?? []))),
  ];
  if (!names.every(isStorable)) return UNKEPT;
  const written = readWritten(parsed.data.comments);
  return {
    article: names[0] ?? "",
    start,
    end,
    exact: exact ?? null,
    codes: codes.map((code) =>
      typeof code === "string"
        ? { name: code, kind: "label", codebook: null }
        : {
            name: code.code ?? code.label ?? code.name ?? "",
            kind: code.code === undefined ? "label" : "slug",
            codebook: code.codebook ?? null,
          },
    ),
    note,
    id: id ?? null,
    author: author ?? null,
    created,
    comments: written.comments,
    commentFaults: written.faults,
    isSettled: settled !== undefined && settled !== null,
  };
}
