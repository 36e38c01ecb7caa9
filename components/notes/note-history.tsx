"use client";

import { request } from "@/components/api/request";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { EditHistory } from "@/components/threads/edit-history";
import type { NoteRevisionView } from "@/core/annotation";
import type { Page } from "@/core/page";

/** “edited”, which opens what the note said before each of its edits. */
export function NoteHistory({ annotation }: { annotation: ReaderAnnotation }) {
  const { id, version, note, createdAt, noteEditedAt } = annotation;
  return (
    <EditHistory
      now={{ version, text: note, createdAt: noteEditedAt ?? createdAt }}
      fetchEarlier={async () => {
        const address = `/api/annotations/${id}/revisions`;
        const { items } = await request<Page<NoteRevisionView>>("GET", address);
        return items.map((one) => ({ ...one, text: one.note }));
      }}
    />
  );
}
