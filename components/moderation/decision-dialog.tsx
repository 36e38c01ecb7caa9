"use client";

import { type FormEvent, useState } from "react";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { Reason } from "@/core/moderation/subject";
import { moderationScreens } from "@/messages/en/moderation-screens";
import type { Decision } from "./moderation-api";

const words = moderationScreens.act;

export const REASONS = Object.entries(moderationScreens.reasons) as [Reason, string][];

/**
 * Asks why words are hidden or removed and what their author is told. Where it does not work, it says so and
 * keeps what was written.
 */
export function DecisionDialog({
  action,
  title,
  isMany = false,
  suggested = "rules",
  onDecide,
  onClose,
}: {
  action: "hide" | "remove";
  title: string;
  isMany?: boolean;
  /** What readers who flagged it said most. */
  suggested?: Reason;
  /** @returns why it did not work, null where it did */
  onDecide: (decision: Decision) => Promise<string | null>;
  onClose: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    setBusy(true);
    const failed = await onDecide({
      action,
      reason: String(data.get("reason")) as Reason,
      message: String(data.get("message") ?? ""),
    });
    setBusy(false);
    if (failed === null) onClose();
    else setProblem(failed);
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!isBusy) void send(event.currentTarget);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutside={false}
      title={title}
      description={action === "hide" ? words.hideHint : words.removeHint}
    >
      <form onSubmit={handleSubmit} className="flex flex-col gap-4">
        <Select name="reason" label={words.reason} defaultValue={suggested} data-autofocus>
          {REASONS.map(([reason, name]) => (
            <option key={reason} value={reason}>
              {name}
            </option>
          ))}
        </Select>
        <TextArea
          name="message"
          label={isMany ? words.messageMany : words.message}
          hint={words.messageHint}
          maxLength={2_000}
          optional
          onModEnter={() => {
            const open = document.querySelector<HTMLFormElement>("dialog[open] form");
            if (open && !isBusy) void send(open);
          }}
        />
        <FormError message={problem === null ? null : `${problem} ${words.kept}`} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" variant={action === "remove" ? "danger" : "primary"} busy={isBusy}>
            {action === "hide" ? words.hide : words.remove}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
