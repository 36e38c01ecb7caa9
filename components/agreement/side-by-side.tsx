import type { ReactNode } from "react";

/** The text, and what is said of its passages beside it; under it where there is no room. */
export function SideBySide({ text, side }: { text: ReactNode; side: ReactNode }) {
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,30.5rem)_minmax(0,1fr)]">
      <div className="min-w-0">{text}</div>
      <div className="min-w-0">
        <div className="flex flex-col gap-4 lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto lg:pe-1">
          {side}
        </div>
      </div>
    </div>
  );
}
