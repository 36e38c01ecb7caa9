"use client";

import { Search } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field";
import { codebookEditor as words } from "@/messages/en/codebook-editor";

/** Over a long list of codes: letters to find some by, and all of them folded to their headings. */
export function TreeTools({
  sought,
  onSeek,
  onLeave,
  fold,
}: {
  sought: string;
  onSeek: (sought: string) => void;
  /** Goes on into the list. */
  onLeave: () => void;
  /** Null: nothing stands under anything, or only what is found is shown. */
  fold: { isFolded: boolean; toggle: () => void } | null;
}) {
  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && sought !== "") onSeek("");
    else if (event.key === "ArrowDown" || event.key === "Enter") onLeave();
    else return;
    event.preventDefault();
  }
  return (
    <div className="flex items-center gap-2">
      <div className="relative min-w-0 flex-1">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
        />
        <input
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={sought}
          autoComplete="off"
          onChange={(event) => onSeek(event.target.value)}
          onKeyDown={handleKeyDown}
          className={`${controlStyle} h-8 w-full ps-8 pointer-coarse:h-11`}
        />
      </div>
      {fold ? (
        <Button size="small" variant="quiet" onClick={fold.toggle}>
          {fold.isFolded ? words.unfoldAll : words.foldAll}
        </Button>
      ) : null}
    </div>
  );
}
