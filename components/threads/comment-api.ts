import { request } from "@/components/api/request";
import type {
  CommentChanges,
  CommentDraft,
  CommentRevisionView,
  CommentView,
  ThreadTarget,
} from "@/core/comment";
import type { Page } from "@/core/page";

/** The part of the API that a thread reads and writes through. */
export interface CommentApi {
  /** Oldest first. */
  list(on: ThreadTarget, cursor: string | null): Promise<Page<CommentView>>;
  create(draft: CommentDraft): Promise<CommentView>;
  update(id: string, changes: CommentChanges): Promise<CommentView>;
  /** The tombstone where replies hang on it, else nothing. */
  remove(id: string): Promise<CommentView | null>;
  restore(id: string): Promise<CommentView>;
  /** Oldest first; the last is what the comment says now. */
  revisions(id: string): Promise<CommentRevisionView[]>;
}

const PAGE = 200;

export const commentApi: CommentApi = {
  list: (on, cursor) => {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (cursor) query.set("cursor", cursor);
    if ("annotationId" in on) return request("GET", `/api/annotations/${on.annotationId}/comments?${query}`);
    query.set("group", on.groupId);
    return request("GET", `/api/articles/${on.articleId}/comments?${query}`);
  },
  create: (draft) => request("POST", "/api/comments", draft),
  update: (id, changes) => request("PATCH", `/api/comments/${id}`, changes),
  remove: async (id) => (await request<CommentView | undefined>("DELETE", `/api/comments/${id}`)) ?? null,
  restore: (id) => request("POST", `/api/comments/${id}/restore`, {}),
  revisions: async (id) => {
    const { items } = await request<Page<CommentRevisionView>>("GET", `/api/comments/${id}/revisions`);
    return [...items].sort((a, b) => a.version - b.version);
  },
};
