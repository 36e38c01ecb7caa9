import Link from "next/link";
import type { FieldFault } from "@/core/errors";
import { queries as words } from "@/messages/en/queries";

/** Class names of a name that may have been meant. */
export const suggestionStyle =
  "wrap-anywhere inline-flex min-h-7 items-center rounded-md bg-accent-wash px-2 font-mono text-accent text-sm no-underline hover:underline pointer-coarse:min-h-11";

/** What is wrong with a query, each with the names that may have been meant, which lead to the query with them. */
export function QueryFaults({
  id,
  text,
  faults,
  hrefOf,
}: {
  id: string;
  /** The query in which they were found. */
  text: string;
  faults: readonly FieldFault[];
  /** The address that asks another query. */
  hrefOf: (text: string) => string;
}) {
  return (
    <div id={id} role="alert">
      <ul className="flex flex-col gap-1.5">
        {faults.map((fault) => (
          <li
            key={`${fault.position?.offset} ${fault.message}`}
            className="flex flex-wrap items-center gap-x-2 text-danger"
          >
            <span className="wrap-anywhere">{fault.message}</span>
            {fault.suggestions ? (
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft text-sm">
                {words.text.didYouMean}
                {fault.suggestions.map((name) => (
                  <Link
                    key={name}
                    href={hrefOf(withNameAt(text, fault, name))}
                    replace
                    scroll={false}
                    prefetch={false}
                    className={suggestionStyle}
                  >
                    {name}
                  </Link>
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function withNameAt(text: string, { position }: FieldFault, name: string): string {
  if (!position) return text;
  return text.slice(0, position.offset) + name + text.slice(position.offset + position.length);
}
