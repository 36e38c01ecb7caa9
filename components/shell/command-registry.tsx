"use client";

import { createContext, useContext, useId, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { ShortcutRules } from "./shortcut-guard";

/** Something that can be done here: it has a name in the palette, and perhaps a key. */
export type Command = ShortcutRules & {
  id: string;
  name: string;
  /** Its heading in the palette and in the list of keys. */
  section: string;
  /** "j", "mod+Enter"…; works as soon as the command is registered. */
  keys?: string;
  /** Other words that find it in the palette. */
  words?: readonly string[];
  /** Has a key, but no place in the palette: "next line", "extend by a word". */
  keyOnly?: boolean;
  /** Cannot be done right now (nothing is selected, say): only the list of keys has it, with when it can. */
  idle?: string | undefined;
  run: () => void;
};

export type CommandRegistry = {
  register(owner: string, commands: readonly Command[]): void;
  unregister(owner: string): void;
  subscribe(listener: () => void): () => void;
  /** All commands in the order in which their owners mounted; the same array until something changes. */
  snapshot(): readonly Command[];
};

const nothing: readonly Command[] = [];

export const RegistryContext = createContext<CommandRegistry | null>(null);
export const DoorsContext = createContext<{ openPalette: () => void; openShortcuts: () => void }>({
  openPalette: () => {},
  openShortcuts: () => {},
});

/**
 * Registers commands while the calling component is mounted. The list may be new at every render:
 * the newest is always the one that runs. Registered before the browser paints: a key works as soon as what it is for
 * can be seen, also on a page that came by a link while the machine is busy.
 */
export function useCommands(commands: readonly Command[]): void {
  const registry = useContext(RegistryContext);
  const owner = useId();
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });

  // Only what is shown or pressed is compared, so handlers made at each render cost nothing.
  const shape = JSON.stringify(commands);

  // biome-ignore lint/correctness/useExhaustiveDependencies: shape stands for the commands it is made of.
  useLayoutEffect(() => {
    if (!registry) return;
    registry.register(
      owner,
      latest.current.map((command) => ({
        ...command,
        run: () => latest.current.find((each) => each.id === command.id)?.run(),
      })),
    );
    return () => registry.unregister(owner);
  }, [registry, owner, shape]);
}

/** All registered commands, in the order in which their owners mounted. */
export function useRegisteredCommands(): readonly Command[] {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error("useRegisteredCommands needs <CommandProvider> above it");
  return useSyncExternalStore(registry.subscribe, registry.snapshot, () => nothing);
}

/** Opens the palette or the list of keys, from a button. */
export function useCommandDoors() {
  return useContext(DoorsContext);
}

/** An empty registry; CommandProvider makes the one of the page. */
export function createCommandRegistry(): CommandRegistry {
  const owners = new Map<string, readonly Command[]>();
  const listeners = new Set<() => void>();
  let all = nothing;

  function changed() {
    all = [...owners.values()].flat();
    for (const listener of listeners) listener();
  }

  return {
    register(owner, commands) {
      owners.set(owner, commands);
      changed();
    },
    unregister(owner) {
      owners.delete(owner);
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => all,
  };
}
