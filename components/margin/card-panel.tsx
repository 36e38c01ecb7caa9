"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useRef } from "react";
import { focusCard } from "@/components/margin/focus-card";
import { useKeptInView } from "@/components/margin/use-kept-in-view";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useReader, useView } from "@/components/reader/reader-context";
import { useThreadPassages } from "@/components/reader/use-thread-passages";
import { SkeletonText } from "@/components/ui/skeleton";

const loading = () => <SkeletonText lines={2} />;
const CodePicker = dynamic(() => import("@/components/codebook/code-picker").then((m) => m.CodePicker), {
  loading,
});
const NoteEditor = dynamic(() => import("@/components/notes/note-editor").then((m) => m.NoteEditor), {
  loading,
});
const ThreadPanel = dynamic(() => import("@/components/threads/thread-panel").then((m) => m.ThreadPanel), {
  loading,
});

/** What is open about the annotation in focus, inside its card: its codes, its note or its discussion. Each loads on first use. */
export function CardPanel({ annotation }: { annotation: ReaderAnnotation }) {
  const { data, layer, actions } = useReader();
  const { id, can, commentCount } = annotation;
  const panel = useView((state) =>
    state.panel && "annotationId" in state.panel && state.panel.annotationId === id ? state.panel : null,
  );
  const { passages, quote, onQuoteTaken } = useThreadPassages(id);
  const box = useRef<HTMLDivElement>(null);
  useKeptInView(box, panel?.kind ?? null);
  if (panel === null) return null;

  const close = () => {
    actions.open(null);
    focusCard(id);
  };
  return (
    <div ref={box} className="border-line border-t pt-2.5">
      {panel.kind === "codes" ? (
        <CodePicker key={panel.instead} annotationId={id} instead={panel.instead} onClose={close} />
      ) : null}
      {panel.kind === "note" ? <NoteEditor annotationId={id} onClose={close} /> : null}
      {panel.kind === "thread" ? (
        <FocusInside find={commentCount === 0 ? "textarea" : "section"} isOff={panel.commentId !== undefined}>
          <ThreadPanel
            on={{ annotationId: id }}
            focusCommentId={panel.commentId}
            canComment={can.comment}
            viewer={data.viewer}
            signInHref={data.signInHref}
            onClose={close}
            passages={passages}
            quote={quote}
            onQuoteTaken={onQuoteTaken}
            onCountChange={(count) => layer.commands.setCommentCount(id, count)}
          />
        </FocusInside>
      ) : null}
    </div>
  );
}

/** Puts the keyboard focus into what was opened, as soon as it has loaded: to read it, or to write the first word. */
function FocusInside({ find, isOff, children }: { find: string; isOff: boolean; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens; what is found then is not sought again.
  useEffect(() => {
    const box = ref.current;
    if (!box || isOff) return;
    const look = () => {
      const target = box.querySelector<HTMLElement>(find);
      target?.focus({ preventScroll: true });
      return target !== null;
    };
    if (look()) return;
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(box, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return <div ref={ref}>{children}</div>;
}
