import { type ReactNode, useId } from "react";

export interface AccountSectionProps {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** One matter of the account page: what it is at the left, what can be done at the right. */
export function AccountSection({ title, intro, children }: AccountSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-4 border-line border-t py-8 sm:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {intro ? <p className="mt-1 text-muted text-sm">{intro}</p> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
