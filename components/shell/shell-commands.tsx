"use client";

import { useRouter } from "next/navigation";
import { shell } from "@/messages/en/shell";
import { useCommandDoors, useCommands } from "./command-registry";
import { setTheme, useThemeUpdates } from "./theme";

/** The commands every page has: places to go, the theme, the list of keys. Stands once inside CommandProvider. */
export function ShellCommands() {
  const router = useRouter();
  useThemeUpdates();
  const { openPalette, openShortcuts } = useCommandDoors();
  const { goTo, general } = shell.commands;

  useCommands([
    { id: "go-library", name: shell.nav.library, section: goTo, run: () => router.push("/") },
    { id: "go-groups", name: shell.nav.groups, section: goTo, run: () => router.push("/groups") },
    { id: "go-codebooks", name: shell.nav.codebooks, section: goTo, run: () => router.push("/codebooks") },
    {
      id: "go-concordance",
      name: shell.nav.concordance,
      section: goTo,
      run: () => router.push("/concordance"),
    },
    { id: "go-queries", name: shell.nav.queries, section: goTo, run: () => router.push("/queries") },
    { id: "go-intake", name: shell.addArticle, section: goTo, run: () => router.push("/articles/new") },
    {
      id: "palette",
      name: shell.commands.open,
      section: general,
      keys: "mod+k",
      whileTyping: true,
      keyOnly: true,
      run: openPalette,
    },
    { id: "keys", name: shell.shortcuts.open, section: general, keys: "?", run: openShortcuts },
    ...(["light", "dark", "system"] as const).map((theme) => ({
      id: `theme-${theme}`,
      name: shell.theme.command(shell.theme[theme]),
      section: general,
      run: () => setTheme(theme),
    })),
  ]);
  return null;
}
