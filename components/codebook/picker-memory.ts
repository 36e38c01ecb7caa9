/** What the picker remembers on this device, per person. */
export interface PickerMemory {
  /** Ids of the codes given last, the newest first. */
  recent: string[];
  /** The codebook shown alone; null for all of them. */
  codebookId: string | null;
}

const MAX_RECENT = 5;
const NOTHING: PickerMemory = { recent: [], codebookId: null };

const keyOf = (personId: string) => `marginalia.picker.${personId}`;

export function readPickerMemory(personId: string | null): PickerMemory {
  if (personId === null || typeof localStorage === "undefined") return NOTHING;
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(personId)) ?? "null") as Partial<PickerMemory> | null;
    return {
      recent: Array.isArray(kept?.recent) ? kept.recent.filter((id) => typeof id === "string") : [],
      codebookId: typeof kept?.codebookId === "string" ? kept.codebookId : null,
    };
  } catch {
    return NOTHING;
  }
}

export function rememberCode(personId: string | null, codeId: string): void {
  const memory = readPickerMemory(personId);
  keep(personId, { ...memory, recent: withRecent(memory.recent, codeId) });
}

export function rememberCodebook(personId: string | null, codebookId: string | null): void {
  keep(personId, { ...readPickerMemory(personId), codebookId });
}

/** The list with a code put first, each once, not longer than MAX_RECENT. */
export const withRecent = (recent: readonly string[], codeId: string): string[] =>
  [codeId, ...recent.filter((id) => id !== codeId)].slice(0, MAX_RECENT);

function keep(personId: string | null, memory: PickerMemory): void {
  if (personId === null) return;
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify(memory));
  } catch {
    // A convenience: without storage the picker only forgets.
  }
}
