"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export type NavLinkProps = {
  href: string;
  /** Another address whose pages belong to this link: the library's articles. */
  also?: string;
  children: string;
};

/** A link of the main navigation that says when one is at its page, or below it. */
export function NavLink({ href, also, children }: NavLinkProps) {
  const pathname = usePathname();
  const below = [href, also].some((each) => each && each !== "/" && pathname.startsWith(`${each}/`));
  const here = pathname === href ? "page" : below || pathname === also ? "true" : undefined;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here}
      className="inline-flex h-14 items-center px-2.5 text-base text-soft hover:text-ink focus-visible:outline-offset-[-4px] aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--accent)]"
    >
      {children}
    </Link>
  );
}
