import { request } from "@/components/api/request";
import type {
  CommentChanges,
  CommentDraft,
  CommentRevisionView,
  ThreadCommentView,
  ThreadTarget,
} from "@/core/comment";
import type { Page } from "@/core/page";
import type { PersonRef } from "@/core/person";
import type { ReactionCounts, ReactionKind } from "@/core/reaction-counts";
import type { Following, ThreadPage, ThreadSort, ThreadView } from "@/core/threads/thread";

/** Which comments of a thread are asked for. */
export interface ThreadQuery {
  sort?: ThreadSort;
  parent?: string;
  comment?: string;
  cursor?: string;
  limit?: number;
}

/** The part of the API that a thread reads and writes through. */
export interface ThreadApi {
  read(on: ThreadTarget, query: ThreadQuery): Promise<ThreadPage>;
  create(draft: CommentDraft): Promise<ThreadCommentView>;
  update(id: string, changes: CommentChanges): Promise<ThreadCommentView>;
  /** The tombstone where replies hang on it, else nothing. */
  remove(id: string): Promise<ThreadCommentView | null>;
  restore(id: string): Promise<ThreadCommentView>;
  react(id: string, kind: ReactionKind, isOn: boolean): Promise<ReactionCounts>;
  resolve(threadId: string, version: number, reason: string): Promise<ThreadView>;
  reopen(threadId: string, version: number): Promise<ThreadView>;
  follow(threadId: string, following: Following): Promise<ThreadView>;
  markRead(threadId: string, upTo: string): Promise<void>;
  ignore(personId: string, isOn: boolean): Promise<void>;
}

const targetQuery = (on: ThreadTarget): Record<string, string> =>
  "annotationId" in on ? { annotation: on.annotationId } : { article: on.articleId, group: on.groupId };

export const threadApi: ThreadApi = {
  read(on, query) {
    const parameters = new URLSearchParams(targetQuery(on));
    for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
    return request("GET", `/api/threads?${parameters}`);
  },
  create: (draft) => request("POST", "/api/comments", draft),
  update: (id, changes) => request("PATCH", `/api/comments/${id}`, changes),
  remove: async (id) =>
    (await request<ThreadCommentView | undefined>("DELETE", `/api/comments/${id}`)) ?? null,
  restore: (id) => request("POST", `/api/comments/${id}/restore`, {}),
  react: (id, kind, isOn) => request(isOn ? "PUT" : "DELETE", `/api/comments/${id}/reactions/${kind}`),
  resolve: (id, version, reason) => request("POST", `/api/threads/${id}/resolve`, { version, reason }),
  reopen: (id, version) => request("POST", `/api/threads/${id}/reopen`, { version }),
  follow: (id, following) => request("PUT", `/api/threads/${id}/following`, { following }),
  markRead: (id, upTo) => request("POST", `/api/threads/${id}/read`, { upTo }),
  ignore: (personId, isOn) => request(isOn ? "PUT" : "DELETE", `/api/account/ignored/${personId}`),
};

/** What a comment said before each of its edits, oldest first. */
export async function fetchRevisions(commentId: string): Promise<CommentRevisionView[]> {
  const { items } = await request<Page<CommentRevisionView>>("GET", `/api/comments/${commentId}/revisions`);
  return [...items].sort((a, b) => a.version - b.version);
}

/** People who can be named in a thread, by the beginning of a handle or of a word of a name. */
export async function fetchMentionable(
  on: ThreadTarget,
  q: string,
  signal: AbortSignal,
): Promise<PersonRef[]> {
  const parameters = new URLSearchParams({ ...targetQuery(on), q });
  return (await request<{ items: PersonRef[] }>("GET", `/api/mentionable?${parameters}`, undefined, signal))
    .items;
}
