import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";

/** The quiet way back in a page's heading: its words stand in line with the page's edges, whichever side it is on. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <LinkButton
      href={href}
      variant="quiet"
      // A long name in it wraps.
      className="-mx-3 h-auto! min-h-8 shrink! whitespace-normal! text-start wrap-anywhere pointer-coarse:-mx-4 pointer-coarse:min-h-11"
    >
      {children}
    </LinkButton>
  );
}
