import { RequestFailure, request } from "@/components/api/request";
import { codebookDetails } from "@/components/codebook/codebook-details";
import { refOf } from "@/components/codebook/ref-of";
import type { FollowedReader } from "@/components/reader/followed-reader";
import type { CodebookView } from "@/core/codebook";
import { gestures } from "@/messages/en/gestures";

/** A codebook that is changed step by step is fetched once in so long, and not by all open pages at once. Milliseconds. */
const SPREAD_MS = 2_000;

/**
 * Learns a codebook as it is now: names, colours, order, hierarchy and what is out of use change on the open
 * page. Whoever is choosing a code keeps what they typed and the code that they are at.
 */
export function codebookLearner({
  data,
  view,
  renew,
  announce,
}: FollowedReader): (id: string) => Promise<void> {
  const coming = new Set<string>();
  const versions = new Map<string, number>();

  return async function learn(id) {
    if (coming.has(id)) return;
    coming.add(id);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD_MS));
    // From here on, news is of after what this fetches.
    coming.delete(id);
    try {
      take(await request<CodebookView>("GET", `/api/codebooks/${id}`));
    } catch (thrown) {
      // The page shows it as it was; the next news brings it.
      if (!(thrown instanceof RequestFailure)) throw thrown;
    }
  };

  function take(book: CodebookView): void {
    if (book.version < (versions.get(book.id) ?? 0)) return;
    versions.set(book.id, book.version);
    const { id, slug, name } = book;
    const isKnown = data.codebooks.some((one) => one.id === id);
    const isOfLayer = book.group === null || book.group.id === data.group.id;
    if (!isKnown && (!isOfLayer || book.codes.length === 0)) return;
    const codebooks = isKnown
      ? data.codebooks.map((one) => (one.id === id ? { id, slug, name } : one))
      : [...data.codebooks, { id, slug, name }];

    const before = [...data.codes.values()];
    const ofBook = (codebookId: string) =>
      codebookId === id ? book.codes.map(refOf) : before.filter((code) => code.codebookId === codebookId);
    const inOrder = codebooks.flatMap((one) => ofBook(one.id));
    // Codes of books that the page was made without are known from annotations alone.
    const others = before.filter((code) => !codebooks.some((one) => one.id === code.codebookId));
    const codes = new Map([...inOrder, ...others].map((code) => [code.id, code]));
    codebookDetails.learn(book);
    renew({ codes, codebooks });

    const kept = codes.get(view.getState().keptCode ?? "");
    if (kept?.deprecated) {
      view.setState({ keptCode: null });
      announce(gestures.kept.saidOut(kept.name));
    }
  }
}
