import { RequestFailure, request } from "@/components/api/request";
import { type ConcordanceAsk, searchParamsOf } from "@/components/concordance/concordance-ask";
import type {
  BulkTagDraft,
  BulkTagForecast,
  BulkTagResult,
  BulkTagUndone,
  BulkTagWish,
} from "@/core/concordance/bulk-tagging";
import type { Concordance } from "@/core/concordance/concordance";
import { concordance as words } from "@/messages/en/concordance";

export const loadLines = (ask: ConcordanceAsk, from: number): Promise<Concordance> => {
  const query = searchParamsOf(ask);
  query.set("from", String(from));
  return request("GET", `/api/concordance?${query}`);
};

export const previewTagging = (wish: BulkTagWish, signal: AbortSignal): Promise<BulkTagForecast> =>
  request("POST", "/api/bulk-taggings/preview", wish, signal);

export const tagAll = (draft: BulkTagDraft): Promise<BulkTagResult> =>
  request("POST", "/api/bulk-taggings", draft);

export const undoTagging = (id: string): Promise<BulkTagUndone> =>
  request("DELETE", `/api/bulk-taggings/${id}`);

export const messageOf = (thrown: unknown): string =>
  thrown instanceof RequestFailure ? thrown.message : words.dialog.failed;
