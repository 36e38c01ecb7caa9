import Link from "next/link";
import type { ReactNode } from "react";
import { ModerationLink } from "@/components/moderation/moderation-link";
import { LinkButton } from "@/components/ui/link-button";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { shell } from "@/messages/en/shell";
import { AccountMenu, type HeaderPerson, type SignOut } from "./account-menu";
import { NavLink } from "./nav-link";
import { NoticeBell } from "./notice-bell";
import { PhoneMenu } from "./phone-menu";
import { ThemeMenu } from "./theme-menu";
import { Wordmark } from "./wordmark";

const links: { href: string; also?: string; label: string }[] = [
  { href: "/", also: "/articles", label: shell.nav.library },
  { href: "/groups", label: shell.nav.groups },
  { href: "/codebooks", label: shell.nav.codebooks },
  { href: "/concordance", also: "/queries", label: shell.nav.search },
];

const moderation = { href: "/moderation", label: moderationScreens.title };

export type SiteHeaderProps = {
  person: HeaderPerson | null;
  signOut: SignOut;
  /** Where the sign-in link goes; add `?next=` there. */
  signInHref?: string;
  /** Given to administrators only. */
  administrationHref?: string;
  /** How many notifications the person has not seen. */
  unread?: number;
  /** How many cases wait for the person; null for those who moderate nothing. */
  waiting?: number | null;
  /** What the page puts beside the account, such as the group switcher. */
  children?: ReactNode;
};

/** The slim bar over every page. Left out in print. */
export function SiteHeader({
  person,
  signOut,
  signInHref = "/sign-in",
  administrationHref,
  unread = 0,
  waiting = null,
  children,
}: SiteHeaderProps) {
  return (
    <header className="screen-only border-line border-b bg-paper">
      <div className="mx-auto flex h-14 w-full max-w-360 items-center gap-2 px-4 sm:gap-6 sm:px-6">
        <div className="-ms-3 sm:hidden">
          <PhoneMenu links={waiting === null ? links : [...links, moderation]} />
        </div>
        <Link href="/" prefetch={false} aria-label={shell.home} className="rounded-sm">
          <Wordmark compact={children !== undefined} />
        </Link>
        <nav aria-label={shell.mainNavigation} className="hidden items-center gap-1 sm:flex">
          {links.map((link) => (
            <NavLink key={link.href} href={link.href} also={link.also}>
              {link.label}
            </NavLink>
          ))}
        </nav>
        <div className="ms-auto flex min-w-0 items-center sm:gap-2">
          {children}
          {waiting === null || !person ? null : <ModerationLink personId={person.id} initial={waiting} />}
          {person ? <NoticeBell personId={person.id} unread={unread} /> : null}
          {person ? (
            <AccountMenu person={person} signOut={signOut} administrationHref={administrationHref} />
          ) : (
            <>
              <ThemeMenu />
              <LinkButton href={signInHref} prefetch={false} size="small" variant="secondary">
                {shell.signIn}
              </LinkButton>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
