"use client";

import { Fragment, memo, useEffect, useId, useMemo, useSyncExternalStore } from "react";
import { classNames } from "@/components/ui/class-names";
import { splitMentions } from "@/core/mentions";
import type { PersonRef } from "@/core/person";
import { isPlain, toParagraphs } from "@/core/plain-markdown";
import { markdownStyle } from "./markdown-style";

type Renderer = typeof import("./render-markdown");

/**
 * A note or a comment. Plain text (most of it) is drawn as it comes; the first text with Markdown in it
 * loads the parser, and stands as plain paragraphs until that is here. Its headings are no headings of the
 * page. `lang` and direction follow the text's own first strong letter.
 */
export const Markdown = memo(function Markdown(props: {
  text: string;
  /** Their handles in the text are links to them. */
  people?: readonly PersonRef[];
  className?: string;
}) {
  const { text, people = NOBODY, className } = props;
  const plain = isPlain(text);
  return (
    <div dir="auto" className={classNames(markdownStyle, className)}>
      {plain ? <Paragraphs text={text} people={people} /> : <Parsed text={text} people={people} />}
    </div>
  );
});

const NOBODY: readonly PersonRef[] = [];

function Parsed({ text, people }: { text: string; people: readonly PersonRef[] }) {
  const id = useId();
  const renderer = useSyncExternalStore(subscribe, current, onServer);
  useEffect(loadMarkdown, []);
  return useMemo(
    () =>
      renderer ? (
        renderer.renderMarkdown(text, { idPrefix: `md${id}-`, people })
      ) : (
        <Paragraphs text={text} people={people} />
      ),
    [renderer, text, id, people],
  );
}

function Paragraphs({ text, people }: { text: string; people: readonly PersonRef[] }) {
  return toParagraphs(text).map((lines, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no names but their place.
    <p key={at}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names but their place.
        <Fragment key={index}>
          {index > 0 ? <br /> : null}
          {splitMentions(line, people).map(({ text: part, person }, place) =>
            person ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names but their place.
              <a key={place} href={`/people/${person.id}`}>
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </Fragment>
      ))}
    </p>
  ));
}

let renderer: Renderer | null = null;
let isLoading = false;
const listeners = new Set<() => void>();

/** Fetches the parser ahead, for what is about to need it. Tried again at the next text when it fails. */
export function loadMarkdown(): void {
  if (renderer || isLoading) return;
  isLoading = true;
  import("./render-markdown")
    .then(
      (loaded) => {
        renderer = loaded;
        for (const listener of listeners) listener();
      },
      () => {
        // Offline, perhaps: the text stands there as it was written.
      },
    )
    .finally(() => {
      isLoading = false;
    });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const current = () => renderer;
const onServer = () => null;
