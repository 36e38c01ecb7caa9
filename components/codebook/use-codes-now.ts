"use client";

import { useMemo, useState } from "react";
import type { CodebookView, CodeRef } from "@/core/codebook";
import { refOf } from "./ref-of";
import { useCodebookNews } from "./use-codebook-news";

/**
 * The codes of a group's layer as they are, also when somebody renames, recolours or adds one while a page is open.
 * @param codes as the page was made with, in the order of books
 */
export function useCodesNow(
  codes: readonly CodeRef[],
  { viewerId, groupId }: { viewerId: string | null; groupId: string },
): readonly CodeRef[] {
  const [learnt, setLearnt] = useState<ReadonlyMap<string, CodebookView>>(new Map());
  const known = useMemo(() => [...new Set(codes.map(({ codebookId }) => codebookId))], [codes]);
  useCodebookNews(viewerId, known, (book) => {
    if (book.group === null || book.group.id === groupId)
      setLearnt((before) => new Map([...before, [book.id, book]]));
  });
  return useMemo(() => {
    if (learnt.size === 0) return codes;
    const ofBook = (id: string) =>
      learnt.get(id)?.codes.map(refOf) ?? codes.filter(({ codebookId }) => codebookId === id);
    return [...new Set([...known, ...learnt.keys()])].flatMap(ofBook);
  }, [codes, known, learnt]);
}
