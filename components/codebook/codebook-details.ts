import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestFailure, request } from "@/components/api/request";
import type { CodebookView, CodeView } from "@/core/codebook";
import { picker } from "@/messages/en/picker";

export interface DetailsState {
  /** By the code's id; grows as codebooks arrive. */
  codes: ReadonlyMap<string, CodeView>;
  isLoading: boolean;
  /** Why a codebook did not load; the others are there all the same. */
  problem: string | null;
}

export type DetailsStore = StoreApi<DetailsState> & {
  /** Fetches the codebooks that are not here yet. */
  load(codebookIds: readonly string[]): Promise<void>;
  /** Takes a codebook as it is now, however it came. */
  learn(codebook: CodebookView): void;
};

/** Definitions and examples of codes: too much for every reader, so they come when the picker first opens. */
export function createDetailsStore(
  fetchCodebook: (id: string) => Promise<CodebookView> = (id) => request("GET", `/api/codebooks/${id}`),
): DetailsStore {
  const store = createStore<DetailsState>(() => ({ codes: new Map(), isLoading: false, problem: null }));
  const here = new Set<string>();

  function learn(codebook: CodebookView): void {
    here.add(codebook.id);
    store.setState(({ codes }) => ({
      codes: new Map([...codes, ...codebook.codes.map((code) => [code.id, code] as const)]),
    }));
  }

  async function load(codebookIds: readonly string[]): Promise<void> {
    const missing = codebookIds.filter((id) => !here.has(id));
    if (missing.length === 0) return;
    for (const id of missing) here.add(id);
    store.setState({ isLoading: true, problem: null });
    let problem: string | null = null;
    await Promise.all(
      missing.map(async (id) => {
        try {
          learn(await fetchCodebook(id));
        } catch (thrown) {
          here.delete(id);
          problem = thrown instanceof RequestFailure ? thrown.message : picker.couldNotLoad;
        }
      }),
    );
    store.setState({ isLoading: false, problem });
  }

  return Object.assign(store, { load, learn });
}

/** One for the page: definitions stay while it is open. */
export const codebookDetails = createDetailsStore();
