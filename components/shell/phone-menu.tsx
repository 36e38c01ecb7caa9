"use client";

import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuLink } from "@/components/ui/menu";
import { shell } from "@/messages/en/shell";

/** The main navigation folded into one button, for narrow screens. */
export function PhoneMenu({ links }: { links: readonly { href: string; label: string }[] }): ReactNode {
  return (
    <Menu
      eager
      label={shell.mainNavigation}
      trigger={(props) => (
        <IconButton label={shell.menu} {...props}>
          <svg aria-hidden="true" viewBox="0 0 16 16">
            <path
              d="M2 4.5h12M2 8h12M2 11.5h12"
              stroke="currentColor"
              strokeWidth="1.5"
              strokeLinecap="round"
            />
          </svg>
        </IconButton>
      )}
    >
      {links.map((link) => (
        <MenuLink key={link.href} href={link.href}>
          {link.label}
        </MenuLink>
      ))}
    </Menu>
  );
}
