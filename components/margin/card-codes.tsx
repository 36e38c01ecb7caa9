"use client";

import { useReader } from "@/components/reader/reader-context";
import { type ChipCode, CodeChip } from "@/components/ui/code-chip";
import { margin } from "@/messages/en/margin";

/** The codes of an annotation as chips; with `most`, the rest as a number. Nothing where it has none. */
export function CardCodes({
  codes,
  most = Number.POSITIVE_INFINITY,
  onChange,
}: {
  codes: readonly string[];
  most?: number;
  /** Makes each a button that asks for another in its place. */
  onChange?: ((codeId: string) => void) | undefined;
}) {
  const { data } = useReader();
  const known = codes.flatMap((id) => data.codes.get(id) ?? []);
  if (known.length === 0) return null;
  const rest = known.length - most;
  return (
    <ul className="flex min-w-0 flex-wrap items-center gap-1">
      {known.slice(0, most).map((code) => (
        <li key={code.id} className="min-w-0 max-w-full">
          {onChange ? (
            <button
              type="button"
              title={margin.card.changeCode(code.name)}
              onClick={() => onChange(code.id)}
              className="relative z-1 flex max-w-full rounded-sm hover:brightness-95 pointer-coarse:min-h-11 pointer-coarse:items-center"
            >
              <CodeChip code={code as ChipCode} size="small" />
            </button>
          ) : (
            <CodeChip code={code as ChipCode} size="small" />
          )}
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
