"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { messageOf } from "./moderation-api";

const words = moderationOffice.words;
const MOST = 100;

/** Takes a pasted list, one word or phrase a line, thousands at once. */
export function WordAdder({ groupId }: { groupId: string | null }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [effect, setEffect] = useState<"hold" | "suspect">("hold");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(): Promise<void> {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    const phrases = lines.filter(Boolean);
    const tooLong = lines.findIndex((line) => line.length > MOST);
    if (phrases.length === 0) return setProblem(words.nothing);
    if (tooLong >= 0) return setProblem(words.tooLong(tooLong + 1));
    setBusy(true);
    setProblem(null);
    try {
      const { changed, total } = await request<{ changed: number; total: number }>(
        "POST",
        "/api/moderation/words",
        { groupId, effect, phrases },
      );
      setText("");
      router.refresh();
      await showToast({ title: words.added(changed, total) });
    } catch (thrown) {
      setProblem(`${messageOf(thrown)} ${moderationScreens.act.kept}`);
    } finally {
      setBusy(false);
    }
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (!isBusy) void send();
  }

  return (
    <form onSubmit={handleSubmit} className="flex max-w-xl flex-col gap-4">
      <TextArea
        label={words.paste}
        hint={words.pasteHint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={4}
        spellCheck={false}
      />
      <Select
        label={words.effect}
        value={effect}
        onChange={(event) => setEffect(event.currentTarget.value as "hold" | "suspect")}
      >
        {(["hold", "suspect"] as const).map((one) => (
          <option key={one} value={one}>
            {words.effects[one]}
          </option>
        ))}
      </Select>
      <FormError message={problem} />
      <div>
        <Button type="submit" variant="primary" busy={isBusy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
