"use client";

import { type FormEvent, useState } from "react";
import { v7 } from "uuid";
import { RequestFailure, request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast";
import type { AppealView } from "@/core/moderation/appeal";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { AppealSoFar } from "./appeal-so-far";

const words = moderationAppeals.appeal;

/** An appeal as a conversation between whoever appealed and the moderators; these decide it at its end. */
export function AppealConversation({ first, viewerId }: { first: AppealView; viewerId: string }) {
  const [appeal, setAppeal] = useState(first);
  const [text, setText] = useState("");
  /** Stays the same for one message, so that sending it again sends it once. */
  const [messageId, setMessageId] = useState(() => v7());
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<"send" | "grant" | "deny" | null>(null);
  const isMine = appeal.person.id === viewerId;
  const { can } = appeal;

  async function run(kind: "send" | "grant" | "deny"): Promise<void> {
    setBusy(kind);
    setProblem(null);
    try {
      const next =
        kind === "send"
          ? await request<AppealView>("POST", `/api/moderation/appeals/${appeal.id}/messages`, {
              id: messageId,
              body: text,
            })
          : await request<AppealView>("POST", `/api/moderation/appeals/${appeal.id}/decision`, {
              version: appeal.version,
              granted: kind === "grant",
              message: text,
            });
      setAppeal(next);
      setText("");
      setMessageId(v7());
      await showToast({
        title: kind === "send" ? words.sent : kind === "grant" ? words.granted : words.denied,
      });
    } catch (thrown) {
      setProblem(thrown instanceof RequestFailure ? thrown.message : moderationScreens.act.failed);
      await refresh();
    } finally {
      setBusy(null);
    }
  }

  /** What the other moderator has done since stands beside what was typed. */
  async function refresh(): Promise<void> {
    try {
      setAppeal(await request<AppealView>("GET", `/api/moderation/appeals/${appeal.id}`));
    } catch {
      // It stays as it was shown.
    }
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (busy === null) void run("send");
  }

  return (
    <div className="flex flex-col gap-4">
      <AppealSoFar appeal={appeal} viewerId={viewerId} />
      {can.write || can.decide ? (
        <form onSubmit={handleSubmit} className="flex flex-col gap-3">
          <TextArea
            label={isMine ? words.write : words.answer}
            hint={can.decide ? words.decideHint : undefined}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={5_000}
          />
          <FormError message={problem === null ? null : `${problem} ${moderationScreens.act.kept}`} />
          <div className="flex flex-wrap gap-2">
            {can.write ? (
              <Button type="submit" variant={isMine ? "primary" : "secondary"} busy={busy === "send"}>
                {words.send}
              </Button>
            ) : null}
            {can.decide ? (
              <>
                <Button variant="primary" busy={busy === "grant"} onClick={() => void run("grant")}>
                  {words.grant}
                </Button>
                <Button busy={busy === "deny"} onClick={() => void run("deny")}>
                  {words.deny}
                </Button>
              </>
            ) : isMine ? null : (
              <p className="self-center text-muted text-sm">{words.otherDecides}</p>
            )}
          </div>
        </form>
      ) : null}
    </div>
  );
}
