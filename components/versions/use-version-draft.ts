"use client";

import { useMemo } from "react";
import { draftKey } from "@/components/drafts/draft-key";
import { type DraftField, useDraft } from "@/components/drafts/use-draft";

/** What is being written: from which version it was made, and what it says (see core/text/version-source.ts). */
export interface VersionDraft {
  base: number;
  title: string;
  source: string;
  reason: string;
}

/** The correction that one person is writing of one article, kept on this device as it is typed. */
export function useVersionDraft(personId: string, articleId: string, initial: VersionDraft) {
  const initialText = useMemo(() => JSON.stringify(initial), [initial]);
  const field: DraftField = useDraft(draftKey.version(personId, articleId), initialText);
  const draft = useMemo(() => parse(field.text) ?? initial, [field.text, initial]);
  return {
    draft,
    /** Whether it says anything that the article does not. */
    isTouched: field.state !== "none",
    state: field.state,
    set(changes: Partial<VersionDraft>) {
      field.setText(JSON.stringify({ ...draft, ...changes }));
    },
    discard: field.discard,
  };
}

function parse(text: string): VersionDraft | null {
  try {
    const kept: unknown = JSON.parse(text);
    const { base, title, source, reason } = kept as VersionDraft;
    const isSound =
      typeof base === "number" &&
      typeof title === "string" &&
      typeof source === "string" &&
      typeof reason === "string";
    return isSound ? { base, title, source, reason } : null;
  } catch {
    return null;
  }
}
