"use client";

import Link from "next/link";
import { LoadProblem } from "@/components/api/load-problem";
import { draftKey } from "@/components/drafts/draft-key";
import { useDraft } from "@/components/drafts/use-draft";
import { Button } from "@/components/ui/button";
import { SkeletonText } from "@/components/ui/skeleton";
import type { PersonRef } from "@/core/person";
import { threads as words } from "@/messages/en/threads";
import { CommentComposer } from "./comment-composer";
import { useComments, useThread } from "./thread-context";

/** Under the comments: what is still to come, or that there are none. */
export function ThreadStatus() {
  const { store } = useThread();
  const { status, isLoading, problem, comments, next } = useComments((state) => state);
  const more = () => void store.commands.more();

  if (problem !== null) {
    return <LoadProblem title={words.couldNotLoad} detail={problem} onRetry={more} retrying={isLoading} />;
  }
  if (status !== "ready") return <SkeletonText lines={3} />;
  if (next !== null) {
    return (
      <Button size="small" className="self-start" busy={isLoading} onClick={more}>
        {isLoading ? words.loadingMore : words.showMore}
      </Button>
    );
  }
  if (comments.size > 0) return null;
  return (
    <p className="text-soft">
      {words.empty} {words.emptyHint}
    </p>
  );
}

/** Where the viewer writes to the whole thread, or why they do not. */
export function ThreadFooter({ signInHref = "/sign-in" }: { signInHref?: string }) {
  const { viewer, canComment } = useThread();
  if (!viewer) {
    return (
      <p className="border-line border-t pt-2 text-soft">
        <Link
          href={signInHref}
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {words.signIn}
        </Link>{" "}
        {words.signInToReply}
      </p>
    );
  }
  if (!canComment) return <p className="border-line border-t pt-2 text-soft">{words.mayNotWrite}</p>;
  return <RootComposer viewer={viewer} />;
}

function RootComposer({ viewer }: { viewer: PersonRef }) {
  const { thread, reply } = useThread();
  const draft = useDraft(draftKey.reply(viewer.id, thread, null));
  return (
    <div className="border-line border-t pt-2">
      <CommentComposer
        label={words.write}
        placeholder={words.placeholder}
        submitLabel={words.post}
        draft={draft}
        small
        onSubmit={(body) => reply(null, body)}
      />
    </div>
  );
}
