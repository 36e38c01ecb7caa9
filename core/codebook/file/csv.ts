import { parse } from "csv-parse/sync";
import { type CodebookSeed, type CodeSeed, HUES } from "@/core/codebook";
import { assemble, type FoundCode } from "@/core/codebook/file/assemble";
import { examplesFromText, examplesToText } from "@/core/codebook/file/examples-text";
import { type FileLine, FileRefused, type ReadCodebook, wholeFile } from "@/core/codebook/file/read-result";
import { hexOf, nearestColour } from "@/core/codebook/palette";
import { type CsvOptions, csvLines } from "@/core/export/csv";
import { isFormula } from "@/core/export/harmless";

/** Column by field; what people call them elsewhere is understood too. */
const COLUMNS = {
  slug: ["slug"],
  parent: ["parent"],
  name: ["name", "code", "title"],
  label: ["label"],
  definition: ["definition", "description"],
  whenToUse: ["when_to_use", "when to use"],
  whenNotToUse: ["when_not_to_use", "when not to use"],
  positiveExamples: ["examples"],
  negativeExamples: ["counter_examples", "counter examples"],
  colour: ["colour", "color"],
  hue: ["hue"],
  shade: ["shade"],
  hotkey: ["hotkey", "key"],
  heading: ["heading"],
  deprecated: ["deprecated"],
  mergedInto: ["merged_into"],
} as const;
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

/** One row for each code, its cells harmless to a spreadsheet. Name and guidelines of the book have no row: JSON has them. */
export function codebookToCsv(book: CodebookSeed, { bom }: CsvOptions): string {
  const rows = book.codes.map((code) =>
    NAMES.map((column) => cellOf(code, column)).map((cell) =>
      typeof cell === "string" ? guarded(cell) : cell,
    ),
  );
  return `${bom ? "\uFEFF" : ""}${csvLines([NAMES.map((column) => COLUMNS[column][0]), ...rows])}`;
}

function cellOf(code: CodeSeed, column: Column): string | number | null {
  switch (column) {
    case "positiveExamples":
    case "negativeExamples":
      return examplesToText(code[column]);
    case "colour":
      return hexOf(code);
    case "heading":
      return code.isGroup ? "yes" : "";
    case "deprecated":
      return code.deprecated ? "yes" : "";
    case "mergedInto":
      return code.mergedInto ?? "";
    default:
      return code[column];
  }
}

/** @param name of the new codebook, which the file does not say */
export function codebookFromCsv(text: string, name: string): ReadCodebook {
  const [header, ...rows] = records(text);
  if (!header) throw new FileRefused(wholeFile("no-codes"));
  const notes: FileLine[] = [];
  const columns = header.cells.map((cell): Column | null => {
    const asked = cell.trim().toLowerCase();
    const known = NAMES.find((column) => (COLUMNS[column] as readonly string[]).includes(asked));
    if (!known && asked !== "")
      notes.push({ line: header.line, about: cell, reason: "unknown-column", detail: [cell] });
    return known ?? null;
  });
  if (!columns.includes("name")) throw new FileRefused(wholeFile("no-name-column"));
  const found = rows.map(({ cells, line }) => {
    const row: Partial<Record<Column, string>> = {};
    for (const [index, column] of columns.entries()) if (column) row[column] = asTyped(cells[index] ?? "");
    return foundIn(row, line, notes);
  });
  const { keyOf, faults } = namesIn(found, notes);
  const codes = found.map((code) => ({
    ...code,
    parentKey: code.parentKey && keyOf(code, code.parentKey),
    mergedKey: code.mergedKey && keyOf(code, code.mergedKey),
  }));
  return assemble({ head: { name, description: "", guidelines: "", source: "" }, codes, faults, notes });
}

/** Another code is named by its address or, as people write it, by its name: which is none where two have it. */
function namesIn(codes: readonly FoundCode[], notes: FileLine[]) {
  const faults: FileLine[] = [];
  const addresses = new Set(codes.map(({ slug }) => slug));
  const named = new Map<string, FoundCode[]>();
  for (const code of codes) {
    const name = String(code.fields.name);
    const same = named.get(name) ?? [];
    named.set(name, [...same, code]);
    const [other] = same;
    if (other && name !== "") {
      notes.push({ line: code.line, about: name, reason: "name-twice", detail: [String(other.line)] });
    }
  }
  const keyOf = (code: FoundCode, said: string): string => {
    if (addresses.has(said)) return said;
    const [one, another] = named.get(said) ?? [];
    if (one && another) {
      const about = String(code.fields.name);
      faults.push({ line: code.line, about, reason: "parent-unclear", detail: [said] });
    }
    return one?.key ?? said;
  };
  return { keyOf, faults };
}

function foundIn(row: Partial<Record<Column, string>>, line: number, notes: FileLine[]): FoundCode {
  const name = row.name?.trim() ?? "";
  const slug = row.slug?.trim() || null;
  const said = row.colour?.trim() ?? "";
  const hue = HUES.find((each) => each === row.hue?.trim().toLowerCase());
  const near = nearestColour(said);
  const colour = hue ? { hue, shade: Number(row.shade?.trim() || 1) } : near;
  if (!hue && said !== "" && (!near || hexOf(near) !== withHash(said))) {
    const reason = near ? "colour-changed" : "no-colour";
    notes.push({ line, about: name, reason, detail: near ? [said, hexOf(near)] : [said] });
  }
  return {
    line,
    // No name has a line feed, and no address a number sign.
    key: slug ?? `#${line}`,
    parentKey: row.parent?.trim() || null,
    mergedKey: row.mergedInto?.trim() || null,
    slug,
    fields: {
      name,
      label: row.label?.trim() || name,
      definition: row.definition ?? "",
      whenToUse: row.whenToUse ?? "",
      whenNotToUse: row.whenNotToUse ?? "",
      positiveExamples: examplesFromText(row.positiveExamples ?? ""),
      negativeExamples: examplesFromText(row.negativeExamples ?? ""),
      ...colour,
      hotkey: row.hotkey?.trim() || null,
      isGroup: isYes(row.heading),
      ...(isYes(row.deprecated) && { deprecated: true }),
    },
  };
}

const withHash = (hex: string): string => `#${hex.replace("#", "").toUpperCase()}`;

const isYes = (cell = ""): boolean => /^(yes|true|1|x)$/i.test(cell.trim());

/** What begins with an apostrophe by itself, and would lose it when it is read, gets another one. */
const APOSTROPHES = /^'+/;
const guarded = (cell: string): string =>
  APOSTROPHES.test(cell) && isFormula(cell.replace(APOSTROPHES, "")) ? `'${cell}` : cell;

/** Takes off the apostrophe that `guarded` or `csvLines` put before it. */
const asTyped = (cell: string): string =>
  APOSTROPHES.test(cell) && isFormula(cell.replace(APOSTROPHES, "")) ? cell.slice(1) : cell;

/** Rows with the line that each begins at. Commas, semicolons or tabs, whichever the first line has most of. */
function records(text: string): { cells: string[]; line: number }[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const [delimiter] = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length);
  try {
    // One kind of line end: csv-parse counts the lines of the others twice inside of a cell.
    const rows = parse(text.replace(/\r\n?/g, "\n"), {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => {
      // csv-parse says where a row ends.
      const inside = record.join("").split("\n").length - 1;
      return { cells: record, line: info.lines - inside };
    });
  } catch (thrown) {
    const line =
      typeof thrown === "object" && thrown !== null && "lines" in thrown ? Number(thrown.lines) : null;
    throw new FileRefused({ ...wholeFile("not-csv"), line });
  }
}
