"use client";

import { useReader } from "@/components/reader/reader-context";
import { type ChipCode, CodeChip } from "@/components/ui/code-chip";
import { margin } from "@/messages/en/margin";

/** The codes of an annotation as chips; with `most`, the rest as a number. Nothing where it has none. */
export function CardCodes({
  codes,
  most = Number.POSITIVE_INFINITY,
}: {
  codes: readonly string[];
  most?: number;
}) {
  const { data } = useReader();
  const known = codes.flatMap((id) => data.codes.get(id) ?? []);
  if (known.length === 0) return null;
  const rest = known.length - most;
  return (
    <ul className="flex min-w-0 flex-wrap items-center gap-1">
      {known.slice(0, most).map((code) => (
        <li key={code.id} className="min-w-0 max-w-full">
          <CodeChip code={code as ChipCode} size="small" />
        </li>
      ))}
      {rest > 0 ? (
        <li className="text-muted text-xs">
          <span aria-hidden="true">{margin.card.moreCodes(rest)}</span>
          <span className="sr-only">{margin.card.moreCodesLabel(rest)}</span>
        </li>
      ) : null}
    </ul>
  );
}
