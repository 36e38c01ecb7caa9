"use client";

import Link from "next/link";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { LoadProblem } from "@/components/api/load-problem";
import { draftKey } from "@/components/drafts/draft-key";
import { useDraft } from "@/components/drafts/use-draft";
import { buttonStyle } from "@/components/ui/button-style";
import { SkeletonText } from "@/components/ui/skeleton";
import type { PassageQuote } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import { threads as words } from "@/messages/en/threads";
import { CommentComposer } from "./comment-composer";
import { useCanComment, useComments, useThread } from "./thread-context";
import { TOP } from "./thread-state";

/** Under the comments: what is still to come, or that there are none. */
export function ThreadStatus() {
  const { store } = useThread();
  const { status, loading, problem, comments, next } = useComments((state) => state);
  const isLoading = loading.has(TOP);
  const again = () => void (status === "ready" ? store.commands.more() : store.commands.again());

  if (problem !== null) {
    return <LoadProblem title={words.couldNotLoad} detail={problem} onRetry={again} retrying={isLoading} />;
  }
  if (status !== "ready") return <SkeletonText lines={3} />;
  if (next !== null) return <MoreTop cursor={next} isLoading={isLoading} />;
  if (comments.size > 0) return null;
  return (
    <p className="text-soft">
      {words.empty} {words.emptyHint}
    </p>
  );
}

/** The next of the outermost: fetched when it comes near, pressed, or followed without a script. */
function MoreTop({ cursor, isLoading }: { cursor: string; isLoading: boolean }) {
  const { store, isPage } = useThread();
  const sort = useComments(({ shown }) => (shown.kind === "whole" ? shown.sort : "oldest"));
  const threadId = useComments(({ thread }) => thread?.id ?? null);
  const ref = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    const link = ref.current;
    // In a panel the reader says when: it stands among other things, whose place must not run away.
    if (!link || !isPage) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && void store.commands.more(),
      { rootMargin: "600px" },
    );
    observer.observe(link);
    return () => observer.disconnect();
  }, [store, isPage]);

  function press(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void store.commands.more();
  }
  const query = new URLSearchParams({ sort, cursor });
  return (
    <a
      ref={ref}
      href={`/threads/${threadId}?${query}`}
      rel="nofollow"
      onClick={press}
      aria-busy={isLoading || undefined}
      className={buttonStyle({ size: "small", className: "self-start" })}
    >
      {isLoading ? words.loadingMore : words.showMore}
    </a>
  );
}

export type ThreadFooterProps = {
  signInHref?: string;
  quote: PassageQuote | null;
  onQuoteTaken?: () => void;
};

/** Where the viewer writes to the whole thread, or why they do not. */
export function ThreadFooter({ signInHref = "/sign-in", quote, onQuoteTaken }: ThreadFooterProps) {
  const { viewer } = useThread();
  const canComment = useCanComment();
  const isLocked = useComments(({ thread }) => thread?.isLocked ?? false);
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
  // That it is locked stands above it.
  if (!canComment && isLocked) return null;
  if (!canComment) return <p className="border-line border-t pt-2 text-soft">{words.mayNotWrite}</p>;
  return <RootComposer viewer={viewer} quote={quote} onQuoteTaken={onQuoteTaken} />;
}

function RootComposer({ viewer, quote, onQuoteTaken }: { viewer: PersonRef } & ThreadFooterProps) {
  const { thread, reply } = useThread();
  const draft = useDraft(draftKey.reply(viewer.id, thread, null));
  const [quoted, setQuoted] = useState(quote);
  const [given, setGiven] = useState(quote);
  if (quote !== null && quote !== given) {
    setGiven(quote);
    setQuoted(quote);
  }
  return (
    <div className="border-line border-t pt-2">
      <CommentComposer
        // A passage has just been chosen: the field opens for what there is to say of it.
        key={given ? `${given.start}-${given.end}` : "none"}
        label={words.write}
        placeholder={words.placeholder}
        submitLabel={words.post}
        draft={draft}
        small={quoted === null}
        autoFocus={quote !== null}
        quote={quoted}
        onQuote={(passage) => {
          setQuoted(passage);
          if (passage === null) onQuoteTaken?.();
        }}
        onSubmit={(body) => {
          reply(null, body, quoted);
          setQuoted(null);
          onQuoteTaken?.();
        }}
      />
    </div>
  );
}
