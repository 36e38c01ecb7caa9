"use client";

import { useState } from "react";
import { request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast";
import type { MemberNoteView } from "@/core/moderation/settings";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { messageOf } from "./moderation-api";
import { useSending } from "./use-sending";

const words = moderationOffice.people;

/** What moderators noted about a person, for one another. */
export function MemberNotes({
  groupId,
  personId,
  first,
}: {
  groupId: string | null;
  personId: string;
  first: readonly MemberNoteView[];
}) {
  const [notes, setNotes] = useState(first);
  const [text, setText] = useState("");
  const { problem, isBusy, handleSubmit } = useSending(async () => {
    const note = await request<MemberNoteView>("POST", "/api/moderation/notes", {
      groupId,
      personId,
      body: text,
    });
    setNotes([note, ...notes]);
    setText("");
  });

  async function remove(id: string): Promise<void> {
    const before = notes;
    setNotes(notes.filter((note) => note.id !== id));
    try {
      await request("DELETE", `/api/moderation/notes/${id}`);
    } catch (thrown) {
      setNotes(before);
      await showToast({
        title: moderationScreens.act.failed,
        description: messageOf(thrown),
        tone: "danger",
      });
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted text-sm">{words.notesHint}</p>
      {notes.length === 0 ? <p className="text-soft">{words.noNotes}</p> : null}
      <ul className="flex flex-col gap-3">
        {notes.map(({ id, author, body, createdAt, can }) => (
          <li key={id} className="wrap-anywhere border-line border-s-2 ps-3">
            <p className="whitespace-pre-line">{body}</p>
            <p className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
              {author?.name} · <RelativeTime at={createdAt} />
              {can.delete ? (
                <Button size="small" variant="quiet" onClick={() => void remove(id)}>
                  {words.deleteNote}
                </Button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      <form onSubmit={handleSubmit} className="flex flex-col items-start gap-2">
        <TextArea
          label={words.note}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={5_000}
          rows={2}
          className="w-full"
        />
        <FormError message={problem === null ? null : `${problem} ${moderationScreens.act.kept}`} />
        <Button type="submit" busy={isBusy}>
          {words.addNote}
        </Button>
      </form>
    </div>
  );
}
