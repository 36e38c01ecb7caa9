import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";

/** The quiet way back in a page's heading: its words stand in line with the page's edges, whichever side it is on. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <LinkButton href={href} variant="quiet" className="-mx-3 pointer-coarse:-mx-4">
      {children}
    </LinkButton>
  );
}
