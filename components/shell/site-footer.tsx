import type { ReactNode } from "react";
import { shell } from "@/messages/en/shell";

/** The quiet end of every page. Left out in print. `children` are further links. */
export function SiteFooter({ children }: { children?: ReactNode }) {
  return (
    <footer className="screen-only mt-auto border-line border-t text-muted text-sm">
      <div className="mx-auto flex w-full max-w-360 flex-wrap items-center gap-x-6 gap-y-2 px-4 py-6 sm:px-6">
        <p>
          <span className="font-semibold font-serif text-soft">{shell.name}</span>
          <span className="mx-2" aria-hidden="true">
            ·
          </span>
          {shell.footer.note}
        </p>
        {children ? <div className="ms-auto flex gap-4">{children}</div> : null}
      </div>
    </footer>
  );
}
