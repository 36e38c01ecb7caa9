import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";

/** A file of the site's own: the browser saves it, and stays on the page. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={buttonStyle({})}>
      <Download aria-hidden />
      {children}
    </a>
  );
}
