"use client";

import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { shell } from "@/messages/en/shell";
import { ThemeItems } from "./theme-menu";

/** Whom the header greets. */
export type HeaderPerson = { id: string; name: string; handle: string; avatarHue?: number };

/** A server action, or the address of a route that answers a POST. */
export type SignOut = string | ((form: FormData) => void | Promise<void>);

export type AccountMenuProps = { person: HeaderPerson; signOut: SignOut; administrationHref?: string };

/** Who is signed in, and what belongs to them. Works before and without JavaScript. */
export function AccountMenu({ person, signOut, administrationHref }: AccountMenuProps) {
  return (
    <Menu
      eager
      label={shell.account.menu(person.name)}
      align="end"
      className="w-60"
      trigger={(props) => (
        <button
          type="button"
          {...props}
          aria-label={shell.account.menu(person.name)}
          className="grid size-8 place-items-center rounded-full pointer-coarse:size-11"
        >
          <Avatar name={person.name} hue={person.avatarHue} seed={person.handle} size="medium" />
        </button>
      )}
    >
      <div role="presentation" className="px-2.5 pt-1.5 pb-2">
        <div className="truncate font-semibold">{person.name}</div>
        <div className="truncate text-muted text-sm">@{person.handle}</div>
      </div>
      <MenuSeparator />
      <MenuLink href="/account">{shell.account.settings}</MenuLink>
      {administrationHref ? (
        <MenuLink href={administrationHref}>{shell.account.administration}</MenuLink>
      ) : null}
      <MenuSeparator />
      <MenuLabel>{shell.theme.label}</MenuLabel>
      <ThemeItems />
      <MenuSeparator />
      {typeof signOut === "string" ? (
        <form action={signOut} method="post" role="none">
          <MenuItem type="submit" stay>
            {shell.signOut}
          </MenuItem>
        </form>
      ) : (
        <form action={signOut} role="none">
          <MenuItem type="submit" stay>
            {shell.signOut}
          </MenuItem>
        </form>
      )}
    </Menu>
  );
}
