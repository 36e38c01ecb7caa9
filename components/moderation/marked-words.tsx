import type { Why } from "@/core/moderation/hold";

interface Found {
  start: number;
  end: number;
}

/** Ranges of a text in order, overlaps joined, what lies outside left out. */
export function joinRanges(ranges: readonly Found[], length: number): Found[] {
  const joined: Found[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start < 0 || end > length || start >= end) continue;
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Where the rules were met in the words as they are now; what was found in an earlier version is left out. */
export const foundIn = (body: string, why: readonly Why[]): Found[] =>
  why.flatMap((one) =>
    "found" in one ? one.found.filter(({ start, end, text }) => body.slice(start, end) === text) : [],
  );

/**
 * Words as their author wrote them, Markdown and all, with what the rules met marked: a moderator decides
 * about what stands there, not about what it looks like.
 */
export function MarkedWords({ body, why }: { body: string; why: readonly Why[] }) {
  const parts: { text: string; isFound: boolean; at: number }[] = [];
  let at = 0;
  for (const { start, end } of joinRanges(foundIn(body, why), body.length)) {
    parts.push(
      { text: body.slice(at, start), isFound: false, at },
      { text: body.slice(start, end), isFound: true, at: start },
    );
    at = end;
  }
  parts.push({ text: body.slice(at), isFound: false, at });
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap text-lg leading-6">
      {parts.map(({ text, isFound, at: from }) =>
        isFound ? (
          <mark
            key={`found ${from}`}
            className="rounded-sm bg-warning-wash text-ink underline decoration-2 decoration-warning underline-offset-2"
          >
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}
