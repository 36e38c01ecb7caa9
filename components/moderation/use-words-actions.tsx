"use client";

import { Flag, Gavel } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import { moderationInPlace as words } from "@/messages/en/moderation-in-place";
import { useDecidedHere } from "./decided-here";
import type { InPlaceAct, WordsInPlace } from "./words-in-place";

const InPlaceDialog = lazy(() => import("./in-place-dialog").then((m) => ({ default: m.InPlaceDialog })));

/**
 * Menu items that flag words, or decide about them where the viewer moderates, and the dialog that these open.
 * What they do is loaded with the first press.
 */
export function useWordsActions(
  subject: WordsInPlace,
  viewerId: string | null,
): { items: ReactNode; dialog: ReactNode } {
  const [asking, setAsking] = useState<InPlaceAct | null>(null);
  const { standing, version, isFlagged } = useDecidedHere(subject);
  const { author, groupId, canDelete, kind } = subject;
  if (viewerId === null || groupId === null || author === null || author.id === viewerId) {
    return { items: null, dialog: null };
  }
  const item = (act: InPlaceAct, name: string) => (
    <MenuItem
      icon={act === "flag" ? <Flag aria-hidden /> : <Gavel aria-hidden />}
      onSelect={() => setAsking(act)}
    >
      {name}
    </MenuItem>
  );
  return {
    items: (
      <>
        {isFlagged || standing === "removed" ? null : item("flag", words.flag)}
        {canDelete ? (
          <>
            <MenuSeparator />
            {item("approve", standing === "published" ? words.keep : words.approve)}
            {standing === "hidden" ? null : item("hide", words.hide)}
            {standing === "removed" ? null : item("remove", words.remove)}
            {kind === "comment" && subject.threadId ? item("lock", words.lock) : null}
          </>
        ) : null}
      </>
    ),
    dialog: asking ? (
      <Suspense>
        <InPlaceDialog
          act={asking}
          subject={{ ...subject, author, standing, version }}
          onClose={() => setAsking(null)}
        />
      </Suspense>
    ) : null,
  };
}
