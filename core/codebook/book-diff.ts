import { type Book, type BookCode, bookFault, childLists, inTreeOrder } from "@/core/codebook/book";

/** What a change left different, so that it can be taken back after others; `invertDiff` turns it around. */
export interface BookDiff {
  book: FieldDiff[];
  codes: { id: string; fields: FieldDiff[] }[];
  added: BookCode[];
  removed: BookCode[];
  /** For each parent under which codes came, went or changed places: the list before and after. */
  children: { parentId: string | null; before: string[]; after: string[] }[];
}

export interface FieldDiff {
  field: string;
  before: unknown;
  after: unknown;
}

/** A later change stands on the one that is to be undone. */
export class ChangeStandsOn extends Error {
  override readonly name = "ChangeStandsOn";

  /** @param codeId null: the book's own field @param what a field, "place", "children" or "code" */
  constructor(
    readonly codeId: string | null,
    readonly what: string,
  ) {
    super(`${codeId ?? "the book"}: ${what}`);
  }
}

const BOOK_FIELDS = ["name", "description", "guidelines", "source"] as const;
const CODE_FIELDS = [
  "slug",
  "name",
  "label",
  "definition",
  "whenToUse",
  "whenNotToUse",
  "positiveExamples",
  "negativeExamples",
  "hue",
  "shade",
  "hotkey",
  "isHeading",
  "deprecatedAt",
  "mergedIntoId",
] as const satisfies readonly (keyof BookCode)[];

const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/** Keys in one order: what comes from `jsonb` has another. */
const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, each]) => each !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, canonical(each)]),
        )
      : value;

function fieldDiffs<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): FieldDiff[] {
  return fields
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

export function diffBooks(before: Book, after: Book): BookDiff {
  const was = new Map(before.codes.map((code) => [code.id, code]));
  const is = new Map(after.codes.map((code) => [code.id, code]));
  const [listsBefore, listsAfter] = [childLists(before.codes), childLists(after.codes)];
  const parents = new Set([...listsBefore.keys(), ...listsAfter.keys()]);
  return {
    book: fieldDiffs(before, after, BOOK_FIELDS),
    codes: before.codes.flatMap((code) => {
      const now = is.get(code.id);
      const fields = now ? fieldDiffs(code, now, CODE_FIELDS) : [];
      return fields.length > 0 ? [{ id: code.id, fields }] : [];
    }),
    added: after.codes.filter(({ id }) => !was.has(id)),
    removed: before.codes.filter(({ id }) => !is.has(id)),
    children: [...parents].flatMap((parentId) => {
      const [from, to] = [listsBefore.get(parentId) ?? [], listsAfter.get(parentId) ?? []];
      return isSame(from, to) ? [] : [{ parentId, before: from, after: to }];
    }),
  };
}

export const invertDiff = (diff: BookDiff): BookDiff => ({
  book: diff.book.map(turned),
  codes: diff.codes.map(({ id, fields }) => ({ id, fields: fields.map(turned) })),
  added: diff.removed,
  removed: diff.added,
  children: diff.children.map(({ parentId, before, after }) => ({ parentId, before: after, after: before })),
});

const turned = ({ field, before, after }: FieldDiff): FieldDiff => ({ field, before: after, after: before });

/**
 * Does what a diff says to a book that may have changed elsewhere since. `applyDiff(applyDiff(b, d),
 * invertDiff(d))` is exactly `b`.
 * @throws ChangeStandsOn where what it would change is no longer as it expects
 */
export function applyDiff(book: Book, diff: BookDiff): Book {
  const codes = new Map(book.codes.map((code) => [code.id, code]));
  const lists = childLists(book.codes);
  const fields = Object.fromEntries(
    diff.book.map(({ field, before, after }) => {
      if (!isSame(book[field as keyof Book], before)) throw new ChangeStandsOn(null, field);
      return [field, after];
    }),
  );
  for (const { id, fields } of diff.codes) codes.set(id, withFields(codes.get(id), id, fields));
  for (const code of diff.added) {
    if (codes.has(code.id)) throw new ChangeStandsOn(code.id, "code");
    codes.set(code.id, code);
  }
  requirePlaces(diff, codes, lists);
  for (const { parentId, before, after } of diff.children) {
    lists.set(parentId, reordered(lists.get(parentId) ?? [], before, after));
  }
  for (const code of diff.removed) {
    const now = codes.get(code.id);
    if (!now || fieldDiffs(code, now, CODE_FIELDS).length > 0) throw new ChangeStandsOn(code.id, "code");
    if ((lists.get(code.id) ?? []).length > 0) throw new ChangeStandsOn(code.id, "children");
    codes.delete(code.id);
  }
  const ordered = inTreeOrder(codes, lists);
  if (ordered.length !== codes.size) throw new ChangeStandsOn(diff.children[0]?.after[0] ?? null, "place");
  const result = { ...book, ...fields, codes: ordered };
  const fault = bookFault(result);
  if (fault) {
    const what =
      fault.fault === "hotkey-taken" ? "hotkey" : fault.fault === "merged-nowhere" ? "merged" : "place";
    throw new ChangeStandsOn("codeId" in fault ? fault.codeId : null, what);
  }
  return result;
}

function withFields(code: BookCode | undefined, id: string, fields: readonly FieldDiff[]): BookCode {
  if (!code) throw new ChangeStandsOn(id, "code");
  for (const { field, before } of fields) {
    if (!isSame(code[field as keyof BookCode], before)) throw new ChangeStandsOn(id, field);
  }
  return { ...code, ...Object.fromEntries(fields.map(({ field, after }) => [field, after])) };
}

/** Codes leave the parent that the diff takes them from, for one that is still there. */
function requirePlaces(
  { children }: BookDiff,
  codes: ReadonlyMap<string, BookCode>,
  lists: ReadonlyMap<string | null, readonly string[]>,
): void {
  for (const { parentId, before, after } of children) {
    const now = new Set(lists.get(parentId) ?? []);
    for (const id of before) {
      if (!after.includes(id) && !now.has(id)) throw new ChangeStandsOn(id, "place");
    }
    if (parentId !== null && after.length > 0 && !codes.has(parentId)) {
      throw new ChangeStandsOn(parentId, "code");
    }
  }
}

/**
 * The order `after` among those that the change knew; what came under the parent since stays at its place.
 */
function reordered(now: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const goes = new Set(before.filter((id) => !after.includes(id)));
  const stays = now.filter((id) => !goes.has(id));
  const known = after.filter((id) => stays.includes(id));
  const isKnown = new Set(known);
  let next = 0;
  const list = stays.map((id) => (isKnown.has(id) ? (known[next++] ?? id) : id));
  for (const [index, id] of after.entries()) {
    // Behind the nearest one before it that is here; what left for elsewhere since is not fetched back.
    if (isKnown.has(id) || before.includes(id)) continue;
    const previous = after.slice(0, index).findLast((each) => list.includes(each));
    list.splice(previous === undefined ? 0 : list.indexOf(previous) + 1, 0, id);
  }
  return list;
}
