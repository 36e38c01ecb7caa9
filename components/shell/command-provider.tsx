"use client";

import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { parseKeyCombo } from "@/components/ui/key-combo";
import { createCommandRegistry, DoorsContext, RegistryContext } from "./command-registry";
import { ShellCommands } from "./shell-commands";
import { shortcutApplies } from "./shortcut-guard";

const CommandPalette = lazy(() => import("./command-palette").then((m) => ({ default: m.CommandPalette })));
const ShortcutsDialog = lazy(() =>
  import("./shortcuts-dialog").then((m) => ({ default: m.ShortcutsDialog })),
);

/** Stands once in the layout: Ctrl/Cmd-K opens the palette, `?` the list of keys; both load on first use. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createCommandRegistry);
  const [showing, setShowing] = useState<"palette" | "shortcuts" | null>(null);
  const doors = useMemo(
    () => ({ openPalette: () => setShowing("palette"), openShortcuts: () => setShowing("shortcuts") }),
    [],
  );

  useEffect(() => {
    function listen(event: KeyboardEvent) {
      // The last registered wins: what a panel registers covers what the page did.
      const command = registry
        .snapshot()
        .findLast(
          (each) => each.keys && !each.idle && shortcutApplies(event, parseKeyCombo(each.keys), each),
        );
      if (!command) return;
      event.preventDefault();
      command.run();
    }
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [registry]);

  const close = () => setShowing(null);
  return (
    <RegistryContext value={registry}>
      <DoorsContext value={doors}>
        <ShellCommands />
        {children}
        <Suspense>
          {showing === "palette" ? <CommandPalette onClose={close} /> : null}
          {showing === "shortcuts" ? <ShortcutsDialog onClose={close} /> : null}
        </Suspense>
      </DoorsContext>
    </RegistryContext>
  );
}
