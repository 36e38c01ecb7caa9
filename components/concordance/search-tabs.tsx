import Link from "next/link";
import { concordance } from "@/messages/en/concordance";

const words = concordance.tabs;

/** The two ways to search: in the texts, and among the annotations. */
export function SearchTabs({ at }: { at: "/concordance" | "/queries" }) {
  return (
    <nav aria-label={words.label} className="flex gap-1">
      {(["/concordance", "/queries"] as const).map((href) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={at === href ? "page" : undefined}
          className="inline-flex min-h-8 items-center rounded-full px-3 text-soft no-underline hover:bg-ink/7 aria-[current]:bg-accent-wash aria-[current]:font-semibold aria-[current]:text-accent pointer-coarse:min-h-11"
        >
          {words[href]}
        </Link>
      ))}
    </nav>
  );
}
