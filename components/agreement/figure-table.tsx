import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Of a column: what it is called, and a measure's unit, without which its figures say nothing. */
export type FigureHead = string | { name: string; unit: string };

/** A table of figures: the first column names the row; wider than the window, it scrolls by itself. */
export function FigureTable({
  label,
  heads,
  children,
}: {
  label: string;
  heads: readonly FigureHead[];
  /** Rows, each a `FigureRow`. */
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, only a pointer could scroll there.
    <section tabIndex={0} aria-label={label} className="overflow-x-auto">
      <table className="tabular w-full">
        <thead>
          <tr className="border-line border-b text-muted text-sm">
            {heads.map((head, at) => (
              <th
                key={typeof head === "string" ? head : head.name}
                scope="col"
                className={classNames(
                  "px-2 py-1.5 align-bottom font-normal first:ps-0 last:pe-0",
                  at === 0 ? "text-start" : "text-end",
                )}
              >
                {typeof head === "string" ? (
                  head
                ) : (
                  <>
                    {head.name}
                    <span className="block min-w-28 text-balance text-xs">{head.unit}</span>
                  </>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

export function FigureRow({ name, cells }: { name: ReactNode; cells: readonly ReactNode[] }) {
  return (
    <tr className="border-line border-b">
      <th scope="row" className="py-2 pe-2 text-start font-normal">
        {name}
      </th>
      {cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are.
        <td key={at} className="px-2 py-2 text-end align-top last:pe-0">
          {cell}
        </td>
      ))}
    </tr>
  );
}
