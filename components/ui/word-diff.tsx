import { type DiffPart, diffWords } from "@/core/text/word-diff";
import { ui } from "@/messages/en/ui";

/** Two texts as one, with what went struck through and what came underlined. */
export function WordDiff({ from, to }: { from: string; to: string }) {
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
      <DiffParts parts={diffWords(from, to)} />
    </p>
  );
}

/** The parts of a diff in a row; `side` leaves out what is not in that text. */
export function DiffParts({ parts, side }: { parts: readonly DiffPart[]; side?: "from" | "to" }) {
  const hidden = side === "from" ? "added" : side === "to" ? "removed" : null;
  return parts.map((part, at) => {
    if (part.kind === hidden) return null;
    // biome-ignore-start lint/suspicious/noArrayIndexKey: parts have no names but their place.
    if (part.kind === "same") return <span key={at}>{part.text}</span>;
    if (part.kind === "added") {
      return (
        <ins key={at} className="bg-positive-wash text-positive underline">
          <span className="sr-only">[{ui.diff.added}] </span>
          {part.text}
        </ins>
      );
    }
    return (
      <del key={at} className="bg-danger-wash text-danger line-through">
        <span className="sr-only">[{ui.diff.removed}] </span>
        {part.text}
      </del>
    );
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above.
  });
}
