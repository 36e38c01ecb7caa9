"use client";

import { useView } from "@/components/reader/reader-context";
import { Kbd } from "@/components/ui/kbd";
import { reader } from "@/messages/en/reader";

const words = reader.choosing.keys;

const KEYS = [
  { keys: ["ArrowUp", "ArrowDown"], means: words.sentence },
  { keys: ["ArrowLeft", "ArrowRight"], means: words.word },
  { keys: ["shift+ArrowRight"], means: words.extend },
  { keys: ["Enter"], means: words.annotate },
  { keys: ["Escape"], means: words.leave },
] as const;

/** The keys of choosing with the keyboard, for those who see; screen readers have them as the description. */
export function ChoosingHint() {
  const isShown = useView(
    ({ choosing, retargeting, panel, keptCode }) => choosing && !retargeting && !panel && keptCode === null,
  );
  if (!isShown) return null;
  return (
    <p
      aria-hidden="true"
      className="screen-only pointer-events-none fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-wrap justify-center gap-x-4 gap-y-1 rounded-lg border border-line bg-surface px-3 py-1.5 text-sm text-soft shadow-float"
    >
      {KEYS.map(({ keys, means }) => (
        <span key={means} className="inline-flex items-center gap-1.5">
          {keys.map((key) => (
            <Kbd key={key} keys={key} />
          ))}
          {means}
        </span>
      ))}
    </p>
  );
}
