import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A part of a page under a heading of its own. */
export function Section({
  title,
  className,
  children,
}: {
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={classNames("flex min-w-0 flex-col gap-4", className)}>
      <h2 className="font-semibold font-serif text-xl">{title}</h2>
      {children}
    </section>
  );
}
