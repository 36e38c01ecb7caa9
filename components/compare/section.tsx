import type { ReactNode } from "react";
import { compare as words } from "@/messages/en/compare";

/** A part of the overview under the texts. */
export function CompareSection({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mb-14 scroll-mt-4">
      <h2 id={id} className="font-semibold font-serif text-2xl">
        {title}
      </h2>
      {lead ? <p className="mt-1 max-w-2xl text-soft">{lead}</p> : null}
      <div className="mt-4">{children}</div>
    </section>
  );
}

/** A table that is scrolled by keys too where it is wider than the window. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, only a pointer could scroll there.
    <section tabIndex={0} aria-label={words.table(label)} className="overflow-x-auto">
      <table className="w-full border-collapse text-start">{children}</table>
    </section>
  );
}

export const headStyle = "px-3 py-2 text-start align-bottom font-normal text-muted text-sm first:ps-0";
export const cellStyle = "px-3 py-2.5 align-top first:ps-0";
