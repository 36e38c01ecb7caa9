"use client";

import { Handshake } from "lucide-react";
import { Popover } from "@/components/ui/popover";
import { threads } from "@/messages/en/threads";

const words = threads.agreed;

/** Said of what people endorse who usually disagree; a press explains how that is found out. */
export function AgreedMark() {
  return (
    <Popover
      label={words.label}
      className="max-w-72 p-3 text-sm"
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          className="inline-flex min-h-5 items-center gap-1 rounded-sm bg-positive-wash px-1.5 text-positive text-xs hover:underline pointer-coarse:min-h-11 [&>svg]:size-3"
        >
          <Handshake aria-hidden />
          {words.label}
        </button>
      )}
    >
      <p>{words.explained}</p>
    </Popover>
  );
}
