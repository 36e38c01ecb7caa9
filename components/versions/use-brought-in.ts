"use client";

import { useEffect } from "react";
import { draftKey } from "@/components/drafts/draft-key";
import { useDraft } from "@/components/drafts/use-draft";

/** A text that was brought in for an article that is here already. */
export interface BroughtIn {
  title: string;
  source: string;
}

/**
 * Takes over what was brought in for this article, once; where something is being written already, it waits
 * until one says which of them to go on with.
 */
export function useBroughtIn(
  personId: string,
  articleId: string,
  isTouched: boolean,
  take: (brought: BroughtIn) => void,
) {
  const { text, discard } = useDraft(draftKey.broughtIn(personId, articleId));
  const brought = text === "" ? null : parse(text);
  const accept = () => {
    if (brought) take(brought);
    discard();
  };
  const isWelcome = brought !== null && !isTouched;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is found.
  useEffect(() => {
    if (isWelcome) accept();
  }, [isWelcome]);
  return { isWaiting: brought !== null && isTouched, accept, refuse: discard };
}

function parse(text: string): BroughtIn | null {
  try {
    const { title, source } = JSON.parse(text) as BroughtIn;
    return typeof title === "string" && typeof source === "string" ? { title, source } : null;
  } catch {
    return null;
  }
}
