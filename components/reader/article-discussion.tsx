"use client";

import { MessagesSquare } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { ARTICLE_THREAD_ID } from "@/components/reader/reader-header";
import { useThreadPassages } from "@/components/reader/use-thread-passages";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { SkeletonText } from "@/components/ui/skeleton";
import { reader } from "@/messages/en/reader";

const words = reader.panels;

const ThreadPanel = dynamic(
  () => import("@/components/threads/thread-panel").then((part) => part.ThreadPanel),
  { loading: () => <SkeletonText lines={3} /> },
);

/** The discussion of the article as a whole, under its last line; fetched when it is opened. */
export function ArticleDiscussion() {
  const { data, layer, view, actions } = useReader();
  const count = useLayer((state) => state.articleCommentCount);
  const { passages, quote, onQuoteTaken } = useThreadPassages(null);
  const panel = useView((state) => (state.panel?.kind === "article-thread" ? state.panel : null));
  const [isOpen, setOpen] = useState(panel !== null);
  const ref = useRef<HTMLElement>(null);

  // Asked for from elsewhere (the header, a permalink, the palette): opened, and brought into view.
  const before = useRef(panel);
  useEffect(() => {
    const isTaken = panel !== null && !panel.quote && before.current?.quote !== undefined;
    before.current = panel;
    // A quote that was taken leaves the page where it is.
    if (!panel || isTaken) return;
    setOpen(true);
    ref.current?.scrollIntoView({ block: "start" });
  }, [panel]);

  const close = () => {
    setOpen(false);
    if (view.getState().panel?.kind === "article-thread") actions.open(null);
  };

  return (
    <section
      ref={ref}
      id={ARTICLE_THREAD_ID}
      // Open, what is inside has this name: one landmark is enough.
      aria-label={isOpen ? undefined : words.discussion}
      className="screen-only mt-16 scroll-mt-8 border-line border-t pt-6"
    >
      {isOpen ? (
        <ThreadPanel
          on={{ articleId: data.article.id, groupId: data.group.id }}
          focusCommentId={panel?.commentId}
          canComment={data.canAnnotate}
          viewer={data.viewer}
          signInHref={data.signInHref}
          onClose={close}
          passages={passages}
          quote={panel ? quote : null}
          onQuoteTaken={onQuoteTaken}
          onCountChange={(now) => layer.commands.setCommentCount(null, now)}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => actions.open({ kind: "article-thread" })} className="tabular">
            <MessagesSquare aria-hidden />
            {words.articleDiscussion(count)}
          </Button>
          <a
            href={`/articles/${data.article.slug}/discussion${data.group.isPublic ? "" : `?group=${data.group.slug}`}`}
            className={buttonStyle({ variant: "quiet" })}
          >
            {words.allDiscussion}
          </a>
        </div>
      )}
    </section>
  );
}
