import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** `form` 26rem, `text` 42rem, `wide` 68rem, `reader` 90rem; full width with 16 px at the sides on a phone. */
export type PageWidth = "form" | "text" | "wide" | "reader";

const widths: Record<PageWidth, string> = {
  form: "max-w-104",
  text: "max-w-2xl",
  wide: "max-w-272",
  reader: "max-w-360",
};

export type PageProps = { width?: PageWidth; className?: string; children: ReactNode };

/** The page's <main>, between header and footer. */
export function Page({ width = "wide", className, children }: PageProps) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className={classNames(
        "mx-auto w-full flex-1 px-4 pt-8 pb-16 outline-none sm:px-6 sm:pt-12",
        widths[width],
        className,
      )}
    >
      {children}
    </main>
  );
}

/** A page's title with a sentence under it and its actions beside it. */
export function PageHeading({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0">
        <h1 className="text-balance font-semibold font-serif text-3xl">{title}</h1>
        {children ? <div className="mt-2 max-w-xl text-lg text-soft">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-end gap-2">{actions}</div> : null}
    </header>
  );
}
