import { type CodeHit, searchCodes } from "@/components/codebook/code-search";
import type { CodeRef, CodeView } from "@/core/codebook";
import type { TextRange } from "@/core/text/range";

export interface PickerOption {
  /** Unlike in the whole list: a code may stand under “Recently used” as well as in its codebook. */
  key: string;
  code: CodeRef;
  marks: readonly TextRange[];
  /** Where it belongs, said where the list is not in groups. */
  place: string | null;
}

export interface PickerGroup {
  key: string;
  /** Null for the one list of what a search found. */
  label: string | null;
  options: PickerOption[];
}

export interface PickerQuery {
  query: string;
  codes: ReadonlyMap<string, CodeRef>;
  codebooks: readonly { id: string; name: string }[];
  /** As far as they are loaded. */
  details: ReadonlyMap<string, CodeView>;
  /** Only this codebook's; null for all. */
  codebookId: string | null;
  recent: readonly string[];
  /** Codes given already stay in the list even where they are no longer used: they can be taken away. */
  given: ReadonlySet<string>;
  labels: { recent: string; elsewhere: string };
}

/** What the picker lists: by codebook and heading with the recent ones first, or what a search found, best first. */
export function pickerGroups(wanted: PickerQuery): PickerGroup[] {
  const { query, codes, codebooks, details, codebookId, recent, given, labels } = wanted;
  const usable = [...codes.values()].filter(
    (code) => !code.isHeading && (!code.deprecated || given.has(code.id)),
  );
  const isShown = (code: CodeRef) => codebookId === null || code.codebookId === codebookId;
  const offered = usable.filter(isShown);
  const placeOf = (code: CodeRef) => {
    const book = codebooks.find(({ id }) => id === code.codebookId)?.name ?? "";
    const heading = code.parentId ? codes.get(code.parentId)?.name : undefined;
    return isShown(code) && codebookId !== null ? [heading ?? book] : [book, heading];
  };
  const placeName = (code: CodeRef) => placeOf(code).filter(Boolean).join(" · ");

  if (query.trim() !== "") {
    const searchable = usable.map(({ id, name }) => {
      const known = details.get(id);
      return { id, name, ...(known && { label: known.label, definition: known.definition }) };
    });
    const found = searchCodes(query, searchable).map(({ id, marks }: CodeHit): PickerOption => {
      const code = codes.get(id) as CodeRef;
      return { key: `found ${id}`, code, marks, place: placeName(code) };
    });
    // What one looks for may well stand in another codebook than the one shown.
    return [
      { key: "found", label: null, options: found.filter(({ code }) => isShown(code)) },
      { key: "elsewhere", label: labels.elsewhere, options: found.filter(({ code }) => !isShown(code)) },
    ].filter(({ options }) => options.length > 0);
  }

  const groups = new Map<string, PickerGroup>();
  const option = (group: string, code: CodeRef): PickerOption => ({
    key: `${group} ${code.id}`,
    code,
    marks: [],
    place: null,
  });
  for (const id of recent) {
    const code = offered.find((one) => one.id === id);
    if (!code) continue;
    const group = groups.get("recent") ?? { key: "recent", label: labels.recent, options: [] };
    group.options.push(option("recent", code));
    groups.set("recent", group);
  }
  for (const code of offered) {
    const key = `${code.codebookId} ${code.parentId ?? ""}`;
    const group = groups.get(key) ?? { key, label: placeName(code), options: [] };
    group.options.push(option(key, code));
    groups.set(key, group);
  }
  return [...groups.values()];
}
