"use client";

import { type FormEvent, useState } from "react";
import { v7 } from "uuid";
import { request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast";
import type { FlagReason, FlagView } from "@/core/moderation/flag";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { rememberDecided } from "./decided-here";
import { messageOf } from "./moderation-api";
import type { WordsInPlace } from "./words-in-place";

const words = moderationScreens.flag;

const REASONS = Object.entries(moderationScreens.flagReasons) as [FlagReason, string][];

/** Tells the moderators what is wrong with words; with “something else” in words of one's own. */
export function FlagDialog({
  subject,
  onClose,
}: {
  subject: WordsInPlace & { author: { name: string } };
  onClose: () => void;
}) {
  const [reason, setReason] = useState<FlagReason | null>(null);
  const [flagId] = useState(() => v7());
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(body: string): Promise<void> {
    setBusy(true);
    setProblem(null);
    const { kind, id, version } = subject;
    try {
      await request<FlagView>("POST", "/api/moderation/flags", {
        id: flagId,
        on: kind === "annotation" ? { annotationId: id } : { commentId: id },
        version,
        reason,
        body,
      });
      rememberDecided(id, { version, isFlagged: true });
      onClose();
      await showToast({ title: words.done });
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = String(new FormData(event.currentTarget).get("body") ?? "");
    if (isBusy) return;
    if (reason === null) setProblem(words.chooseFirst);
    else if (reason === "other" && body.trim() === "") setProblem(words.wordsFirst);
    else void send(body);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutside={false}
      title={words.title(subject.author.name)}
      description={words.hint}
    >
      <form onSubmit={handleSubmit} className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-semibold text-sm">{words.reason}</legend>
          {REASONS.map(([one, name], index) => (
            <label key={one} className="flex min-h-6 items-center gap-2.5 pointer-coarse:min-h-11">
              <input
                type="radio"
                name="reason"
                value={one}
                checked={reason === one}
                onChange={() => setReason(one)}
                data-autofocus={index === 0 ? "" : undefined}
                className="size-4 accent-accent pointer-coarse:size-5"
              />
              {name}
            </label>
          ))}
        </fieldset>
        <TextArea
          name="body"
          label={reason === "other" ? words.wordsOther : words.words}
          maxLength={1_000}
          optional={reason !== "other"}
          rows={2}
        />
        <FormError message={problem} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            {moderationScreens.act.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
