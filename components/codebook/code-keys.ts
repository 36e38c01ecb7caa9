import type { CodeRef } from "@/core/codebook";

/**
 * The digit keys of one codebook: several codebooks use the same digits, so only one of them has the keys
 * at a time. Codes that are no longer used and headings have none.
 */
export function codesByKey(codes: Iterable<CodeRef>, codebookId: string | null): Map<string, CodeRef> {
  const byKey = new Map<string, CodeRef>();
  for (const code of codes) {
    if (code.hotkey === null || code.deprecated || code.isHeading) continue;
    if (code.codebookId === codebookId && !byKey.has(code.hotkey)) byKey.set(code.hotkey, code);
  }
  return byKey;
}

/** Which codebook has the keys: the chosen one, else that of the code used last, else the first. */
export function codebookWithKeys(
  codebooks: readonly { id: string }[],
  codes: ReadonlyMap<string, CodeRef>,
  chosen: string | null,
  recent: readonly string[],
): string | null {
  const last = recent.map((id) => codes.get(id)?.codebookId).find((id) => id !== undefined);
  const wish = chosen ?? last;
  return codebooks.find(({ id }) => id === wish)?.id ?? codebooks[0]?.id ?? null;
}
