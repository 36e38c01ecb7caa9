import { threads as words } from "@/messages/en/threads";
import { diffWords } from "./word-diff";

/** Two texts as one, with what went struck through and what came underlined. */
export function WordDiff({ from, to }: { from: string; to: string }) {
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
      {diffWords(from, to).map((part, at) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: parts have no names but their place.
        if (part.kind === "same") return <span key={at}>{part.text}</span>;
        if (part.kind === "added") {
          return (
            <ins key={at} className="bg-positive-wash text-positive underline">
              <span className="sr-only">[{words.added}] </span>
              {part.text}
            </ins>
          );
        }
        return (
          <del key={at} className="bg-danger-wash text-danger line-through">
            <span className="sr-only">[{words.removed}] </span>
            {part.text}
          </del>
        );
        // biome-ignore-end lint/suspicious/noArrayIndexKey: see above.
      })}
    </p>
  );
}
