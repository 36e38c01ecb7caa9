import type { CodebookView } from "@/core/codebook";
import { valuesOf } from "./code-values";
import type { BookDraft, CodeDraft } from "./drafts";

/** Whose drafts touch words that are other than they were, and other than what is typed: codes' ids, or "book". */
export function overtakenBy(
  before: CodebookView,
  now: CodebookView,
  drafts: ReadonlyMap<string, CodeDraft>,
  bookDraft: BookDraft,
): string[] {
  const codes = [...drafts].flatMap(([id, draft]) => {
    const [was, is] = [before, now].map(({ codes }) => codes.find((code) => code.id === id));
    return was && is && clashes(valuesOf(was, undefined), valuesOf(is, undefined), draft) ? [id] : [];
  });
  return clashes(before, now, bookDraft) ? [...codes, "book"] : codes;
}

function clashes<T extends object>(before: T, now: T, draft: Partial<T>): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return (Object.keys(draft) as (keyof T)[]).some(
    (field) => !same(before[field], now[field]) && !same(draft[field], now[field]),
  );
}
