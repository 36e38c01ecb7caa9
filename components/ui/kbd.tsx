"use client";

import { useSyncExternalStore } from "react";
import { keyCaps } from "./key-combo";

const neverChanges = () => () => {};
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);
const assumePc = () => false;

/** Key caps for a combination such as "mod+k", in the words of the reader's system. Hidden from touch-only screens. */
export function Kbd({ keys }: { keys: string }) {
  const mac = useSyncExternalStore(neverChanges, isMac, assumePc);
  return (
    <kbd className="inline-flex shrink-0 gap-0.5 font-sans text-muted text-xs">
      {keyCaps(keys, mac).map((cap) => (
        <span
          key={cap}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line bg-paper px-1 leading-none"
        >
          {cap}
        </span>
      ))}
    </kbd>
  );
}
