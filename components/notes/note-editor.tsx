"use client";

import { useEffect, useState } from "react";
import { browserDrafts } from "@/components/drafts/browser-drafts";
import { DraftHint } from "@/components/drafts/draft-hint";
import { draftKey } from "@/components/drafts/draft-key";
import { useDraft } from "@/components/drafts/use-draft";
import { loadMarkdown } from "@/components/markdown/markdown";
import { MarkdownField } from "@/components/markdown/markdown-field";
import { annotationOf } from "@/components/reader/layer-store";
import { useLayer, useReader } from "@/components/reader/reader-context";
import { Button } from "@/components/ui/button";
import type { MAX_NOTE_LENGTH } from "@/core/annotation";
import type { PersonRef } from "@/core/person";
import { notes as words } from "@/messages/en/notes";
import { threads } from "@/messages/en/threads";
import { forgetWhenSaved } from "./forget-when-saved";
import { VisibilityChoice } from "./visibility-choice";

// Only the type: the schema beside it would bring zod into the browser.
const LIMIT: typeof MAX_NOTE_LENGTH = 20_000;

export type NoteEditorProps = {
  /** Null: saving makes an annotation of the selected passage. */
  annotationId: string | null;
  onClose: () => void;
};

/** Writes the note of an annotation. Closing it keeps what was written as a draft on this device. */
export function NoteEditor(props: NoteEditorProps) {
  const { viewer } = useReader().data;
  return viewer ? <Editor {...props} viewer={viewer} /> : null;
}

function Editor({ annotationId, onClose, viewer }: NoteEditorProps & { viewer: PersonRef }) {
  const { data, layer, view, actions, announce } = useReader();
  const annotation = useLayer((state) =>
    annotationId === null ? null : (annotationOf(state, annotationId) ?? null),
  );
  // The passage is let go when the annotation is made; the draft keeps its name until then.
  const [key] = useState(() => {
    if (annotationId !== null) return draftKey.note(viewer.id, annotationId);
    const { start, end } = view.getState().selection?.range ?? { start: 0, end: 0 };
    return draftKey.newNote(viewer.id, data.article.version.id, start, end);
  });
  const draft = useDraft(key, annotation?.note ?? "");
  const [isPrivate, setPrivate] = useState(
    () => !data.canAnnotate || (annotation ? annotation.groupId === null : view.getState().isPrivate),
  );
  useEffect(loadMarkdown, []);

  const over = draft.text.length - LIMIT;

  function save() {
    if (over > 0) return;
    const note = draft.text;
    const acknowledge = () => {
      browserDrafts().forget(key, note);
      announce(words.saved);
    };
    if (annotation) {
      const groupId = isPrivate ? null : (annotation.groupId ?? data.group.id);
      const changes = {
        ...(note !== annotation.note && { note }),
        ...(groupId !== annotation.groupId && { groupId }),
      };
      if (Object.keys(changes).length > 0) layer.commands.update(annotation.id, changes);
      forgetWhenSaved(layer, annotation.id, note, acknowledge);
    } else {
      const id = actions.annotateSelection({ note, isPrivate });
      if (id === null) return;
      forgetWhenSaved(layer, id, note, acknowledge);
    }
    onClose();
  }

  return (
    <div className="flex flex-col gap-2">
      <MarkdownField
        label={words.label}
        value={draft.text}
        onChange={draft.setText}
        placeholder={words.placeholder}
        error={over > 0 ? threads.tooLong(over) : null}
        autoFocus
        onSubmit={save}
        onEscape={onClose}
      >
        <span className="ms-auto">
          <DraftHint draft={draft} />
        </span>
      </MarkdownField>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <VisibilityChoice
          isPrivate={isPrivate}
          onChange={setPrivate}
          groupName={data.canAnnotate ? data.group.name : null}
        />
        <div className="ms-auto flex gap-1.5">
          <Button variant="quiet" size="small" title={words.closeHint} onClick={onClose}>
            {words.close}
          </Button>
          <Button variant="primary" size="small" onClick={save} aria-disabled={over > 0 || undefined}>
            {words.save}
          </Button>
        </div>
      </div>
    </div>
  );
}
