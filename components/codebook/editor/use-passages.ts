import { useEffect, useState } from "react";
import { RequestFailure } from "@/components/api/request";
import type { CodedPassage } from "@/core/codebook/view";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { fetchPassages } from "./editor-api";

/** Milliseconds that one stops typing before it is searched. */
const REST_MS = 250;

/** Passages with a code, page by page; narrowed by words in them. */
export function usePassages(bookId: string, codeId: string, q: string, limit: number) {
  const [items, setItems] = useState<readonly CodedPassage[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const fail = (thrown: unknown) => {
    if (thrown instanceof DOMException && thrown.name === "AbortError") return;
    setProblem(thrown instanceof RequestFailure ? thrown.message : codebookEditor.failed);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `fail` is the same each time.
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () => {
        setProblem(null);
        fetchPassages(bookId, codeId, { q, limit }, stop.signal).then((page) => {
          setItems(page.items);
          setNext(page.next);
        }, fail);
      },
      q === "" ? 0 : REST_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [bookId, codeId, q, limit]);

  async function loadMore() {
    if (next === null) return;
    try {
      const page = await fetchPassages(bookId, codeId, { q, limit, cursor: next });
      setItems((before) => [...(before ?? []), ...page.items]);
      setNext(page.next);
    } catch (thrown) {
      fail(thrown);
    }
  }

  return { items, hasMore: next !== null, loadMore, problem };
}
