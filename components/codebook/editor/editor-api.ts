import { request } from "@/components/api/request";
import type { Change } from "@/core/codebook/change";
import type { ChangePlan } from "@/core/codebook/plan";
import type { ChangedCodebook, CodedPassage, CodeUses, DisputedPassage } from "@/core/codebook/view";
import type { Page } from "@/core/page";

/** What the editor asks of the server; every call throws a RequestFailure where it is refused. */
export interface EditorApi {
  plan(bookId: string, change: Change): Promise<ChangePlan>;
  change(bookId: string, version: number, change: Change): Promise<ChangedCodebook>;
  undo(bookId: string, number: number, version: number): Promise<ChangedCodebook>;
  uses(bookId: string): Promise<CodeUses>;
}

const book = (id: string): string => `/api/codebooks/${id}`;

export const editorApi: EditorApi = {
  plan: (bookId, change) => request("POST", `${book(bookId)}/plan`, { change }),
  change: (bookId, version, change) => request("POST", `${book(bookId)}/changes`, { version, change }),
  undo: (bookId, number, version) => request("POST", `${book(bookId)}/versions/${number}/undo`, { version }),
  uses: (bookId) => request("GET", `${book(bookId)}/uses`),
};

export function fetchPassages(
  bookId: string,
  codeId: string,
  options: { q?: string; cursor?: string | null; limit?: number },
  signal?: AbortSignal,
): Promise<Page<CodedPassage>> {
  const query = new URLSearchParams();
  if (options.q) query.set("q", options.q);
  if (options.cursor) query.set("cursor", options.cursor);
  if (options.limit) query.set("limit", String(options.limit));
  return request("GET", `${book(bookId)}/codes/${codeId}/passages?${query}`, undefined, signal);
}

export const fetchDisputes = (
  bookId: string,
  codeId: string,
  groupId: string | null,
): Promise<DisputedPassage[]> =>
  request("GET", `${book(bookId)}/codes/${codeId}/disputes${groupId ? `?group=${groupId}` : ""}`);
