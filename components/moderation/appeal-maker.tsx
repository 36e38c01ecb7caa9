"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { v7 } from "uuid";
import { request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast";
import type { AppealView } from "@/core/moderation/appeal";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { messageOf } from "./moderation-api";

const words = moderationAppeals.mine;

/** Asks that what was done be looked at again; it leads to the conversation that this begins. */
export function AppealMaker({ actionId, what }: { actionId: string; what: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [appealId] = useState(() => v7());
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const appeal = await request<AppealView>("POST", "/api/moderation/appeals", {
        id: appealId,
        actionId,
        body: text,
      });
      setOpen(false);
      await showToast({ title: words.appealSent });
      router.push(`/account/moderation/appeals/${appeal.id}`);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (!isBusy) void send();
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.appeal}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        closeOnOutside={false}
        title={words.appealOf(what)}
        description={words.appealHint}
      >
        <form onSubmit={handleSubmit} className="flex flex-col gap-4">
          <TextArea
            label={words.appealWords}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={5_000}
            data-autofocus
          />
          <FormError message={problem === null ? null : `${problem} ${moderationScreens.act.kept}`} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {moderationScreens.act.cancel}
            </Button>
            <Button type="submit" variant="primary" busy={isBusy}>
              {words.appealSubmit}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
