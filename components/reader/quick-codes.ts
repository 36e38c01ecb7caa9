import { readPickerMemory } from "@/components/codebook/picker-memory";
import type { ReaderData } from "@/components/reader/reader-data";
import type { CodeRef } from "@/core/codebook";

export interface QuickCode {
  code: CodeRef;
  /** The digit that gives this code at once; null where another code has it. */
  digit: string | null;
}

/** Where several codebooks give a digit to different codes and nobody chose one, this one's stand. */
const PRIMARY_CODEBOOK = "wording-and-attribution";

/**
 * The code of each digit 1 to 9: of the codebook that the viewer last chose in the picker, else of the
 * primary one, else of the first that has a code for it.
 */
export function codesByDigit(
  codes: Iterable<CodeRef>,
  codebooks: readonly { id: string; slug: string }[],
  chosenId: string | null = null,
): ReadonlyMap<string, CodeRef> {
  const primary = chosenId ?? codebooks.find(({ slug }) => slug === PRIMARY_CODEBOOK)?.id;
  const rank = new Map(codebooks.map(({ id }, index) => [id, id === primary ? -1 : index]));
  const rankOf = (code: CodeRef) => rank.get(code.codebookId) ?? codebooks.length;
  const byDigit = new Map<string, CodeRef>();
  for (const code of codes) {
    if (code.hotkey === null || !isUsable(code)) continue;
    const other = byDigit.get(code.hotkey);
    if (!other || rankOf(code) < rankOf(other)) byDigit.set(code.hotkey, code);
  }
  return new Map([...byDigit].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The codes of the digits on a reader page: of the codebook of the viewer's task alone, for only its codes count there. */
export function codesAtHand({
  codes,
  codebooks,
  viewer,
  taskCodebookId,
}: Pick<ReaderData, "codes" | "codebooks" | "viewer" | "taskCodebookId">): ReadonlyMap<string, CodeRef> {
  if (taskCodebookId === null) {
    return codesByDigit(codes.values(), codebooks, readPickerMemory(viewer?.id ?? null).codebookId);
  }
  const own = [...codes.values()].filter(({ codebookId }) => codebookId === taskCodebookId);
  return codesByDigit(own, codebooks, taskCodebookId);
}

/** The codes offered at a selection: the most used in this layer, then those with the first digits. */
export function quickCodes(
  codes: ReadonlyMap<string, CodeRef>,
  byDigit: ReadonlyMap<string, CodeRef>,
  annotations: Iterable<{ codes: readonly string[] }>,
  limit: number,
): QuickCode[] {
  const uses = new Map<CodeRef, number>();
  for (const annotation of annotations) {
    for (const id of annotation.codes) {
      const code = codes.get(id);
      if (code && isUsable(code)) uses.set(code, (uses.get(code) ?? 0) + 1);
    }
  }
  const most = [...uses].sort(([, a], [, b]) => b - a).map(([code]) => code);
  const chosen = [...new Set([...most, ...byDigit.values()])].slice(0, limit);
  return chosen.map((code) => {
    const digit = code.hotkey !== null && byDigit.get(code.hotkey) === code ? code.hotkey : null;
    return { code, digit };
  });
}

const isUsable = (code: CodeRef): boolean => !code.isHeading && !code.deprecated;
