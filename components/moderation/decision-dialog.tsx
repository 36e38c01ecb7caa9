"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/text-area";
import type { Reason } from "@/core/moderation/subject";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { ActFooter } from "./act-footer";
import type { Decision } from "./moderation-api";
import { ReasonField } from "./reason-field";
import { useSending } from "./use-sending";

const words = moderationScreens.act;

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
  const { problem, isBusy, setProblem, handleSubmit } = useSending(async (data) => {
    const failed = await onDecide({
      action,
      reason: String(data.get("reason")) as Reason,
      message: String(data.get("message") ?? ""),
    });
    if (failed === null) onClose();
    else setProblem(failed);
  });

  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutside={false}
      title={title}
      description={action === "hide" ? words.hideHint : words.removeHint}
    >
      <form onSubmit={handleSubmit} className="flex flex-col gap-4">
        <ReasonField suggested={suggested} isFirst />
        <TextArea
          name="message"
          label={isMany ? words.messageMany : words.message}
          hint={words.messageHint}
          maxLength={2_000}
          optional
          onModEnter={() => document.querySelector<HTMLFormElement>("dialog[open] form")?.requestSubmit()}
        />
        <ActFooter problem={problem} onClose={onClose}>
          <Button type="submit" variant={action === "remove" ? "danger" : "primary"} busy={isBusy}>
            {action === "hide" ? words.hide : words.remove}
          </Button>
        </ActFooter>
      </form>
    </Dialog>
  );
}
