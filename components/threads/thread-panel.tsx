"use client";

import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/close-icon";
import type { PassageQuote, ThreadTarget } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import { threads as words } from "@/messages/en/threads";
import { openThread, threadName } from "./open-thread";
import { ThreadBody } from "./thread-body";
import type { Passages } from "./thread-context";

export type ThreadPanelProps = {
  on: ThreadTarget;
  /** Opens at this comment: loads it, unfolds what hides it, and focuses it. */
  focusCommentId?: string;
  /** Whether the viewer may write here. */
  canComment: boolean;
  viewer: PersonRef | null;
  onClose: () => void;
  /** How many comments there are, when that is known and whenever it changes. */
  onCountChange?: (count: number) => void;
  /** Where a visitor signs in. */
  signInHref?: string;
  passages?: Passages;
  /** A passage that is to be quoted in what is written next. */
  quote?: PassageQuote | null;
  onQuoteTaken?: () => void;
};

/** The discussion of an annotation or of an article, beside the article. */
export function ThreadPanel(props: ThreadPanelProps) {
  // Another thread, or another person, is another panel: nothing of the last one's state may carry over.
  return <Panel key={`${threadName(props.on)} ${props.viewer?.id}`} {...props} />;
}

const NOTHING_DRAWN = new Map();

function Panel({ passages = undefined, onClose, ...props }: ThreadPanelProps) {
  const [on] = useState(props.on);
  const [store] = useState(() => openThread(on, props.viewer));
  const title = "annotationId" in on ? words.discussion : words.articleDiscussion;
  return (
    <ThreadBody
      {...props}
      on={on}
      store={store}
      thread={threadName(on)}
      isPage={false}
      passages={passages ?? null}
      articleHref={null}
      drawn={NOTHING_DRAWN}
      label={title}
      title={<span className="font-semibold text-ink">{title}</span>}
      onClose={onClose}
    >
      <IconButton label={words.close} size="small" onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </ThreadBody>
  );
}
