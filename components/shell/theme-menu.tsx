"use client";

import { IconButton } from "@/components/ui/button";
import { Menu, MenuLabel, MenuRadio } from "@/components/ui/menu";
import { shell } from "@/messages/en/shell";
import { setTheme, useTheme } from "./theme";

const themes = ["light", "dark", "system"] as const;

/** The three themes as radio items, for any menu. */
export function ThemeItems() {
  const theme = useTheme();
  return themes.map((each) => (
    <MenuRadio key={each} checked={theme === each} onSelect={() => setTheme(each)}>
      {shell.theme[each]}
    </MenuRadio>
  ));
}

/** The theme's own button, for those without an account menu. Which icon shows is decided by style, so nothing flickers. */
export function ThemeMenu() {
  return (
    <Menu
      label={shell.theme.label}
      align="end"
      trigger={(props) => (
        <IconButton label={shell.theme.label} {...props}>
          <svg aria-hidden="true" viewBox="0 0 16 16">
            <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5Z" fill="currentColor" />
          </svg>
        </IconButton>
      )}
    >
      <MenuLabel>{shell.theme.label}</MenuLabel>
      <ThemeItems />
    </Menu>
  );
}
