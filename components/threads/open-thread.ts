import { browserDrafts } from "@/components/drafts/browser-drafts";
import { draftKey } from "@/components/drafts/draft-key";
import { unsavedList } from "@/components/drafts/unsaved-list";
import type { ThreadTarget } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import type { ThreadPage } from "@/core/threads/thread";
import { type CommentStore, createCommentStore } from "./comment-store";
import { threadApi } from "./thread-api";
import type { Shown } from "./thread-state";

/** Names a thread in drafts and in what is kept until it is saved. */
export const threadName = (on: ThreadTarget): string =>
  "annotationId" in on ? on.annotationId : `${on.articleId}.${on.groupId}`;

/** The store of a thread as this browser sees it; the draft of an edit goes when the server has it. */
export const openThread = (
  on: ThreadTarget,
  viewer: PersonRef | null,
  given: { page: ThreadPage; shown: Shown } | null = null,
): CommentStore =>
  createCommentStore(
    on,
    viewer,
    threadApi,
    unsavedList(viewer?.id ?? null, `comments.${threadName(on)}`),
    (id, body) => {
      if (viewer) browserDrafts().forget(draftKey.edit(viewer.id, id), body);
    },
    given,
  );
