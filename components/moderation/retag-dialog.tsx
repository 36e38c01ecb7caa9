"use client";

import { useMemo, useState } from "react";
import { request } from "@/components/api/request";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { CodeRef } from "@/core/codebook";
import type { ActionView } from "@/core/moderation/action";
import type { CaseView } from "@/core/moderation/case";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { ActFooter } from "./act-footer";
import { ReasonField } from "./reason-field";
import { useSending } from "./use-sending";

const words = moderationScreens.tags;
const MOST = 20;

/** Gives somebody's annotation other codes, with a reason and a word to its author. */
export function RetagDialog({
  one,
  codes,
  onDone,
  onClose,
}: {
  one: CaseView;
  codes: ReadonlyMap<string, CodeRef>;
  onDone: (action: ActionView) => void;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<readonly string[]>(one.subject.codes);
  const [search, setSearch] = useState("");
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return [...codes.values()].filter(
      ({ id, name, isHeading, deprecated }) =>
        !isHeading &&
        (!deprecated || one.subject.codes.includes(id)) &&
        (wanted === "" || name.toLowerCase().includes(wanted)),
    );
  }, [codes, search, one]);

  const { problem, isBusy, setProblem, handleSubmit } = useSending(async (data) => {
    if (chosen.length > MOST) return setProblem(words.tooMany);
    const action = await request<ActionView>("POST", "/api/moderation/retags", {
      annotationId: one.subject.id,
      version: one.subject.version,
      codes: chosen,
      reason: data.get("reason"),
      message: data.get("message"),
    });
    onDone(action);
    onClose();
  });

  const toggle = (id: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, id] : chosen.filter((each) => each !== id));

  return (
    <Dialog open onClose={onClose} closeOnOutside={false} title={words.title} description={words.hint}>
      <form onSubmit={handleSubmit} className="flex flex-col gap-4">
        <TextField
          type="search"
          label={words.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <fieldset className="max-h-56 overflow-y-auto rounded-md border border-line p-2">
          <legend className="sr-only">{words.chosen}</legend>
          {shown.length === 0 ? <p className="text-muted">{words.none}</p> : null}
          {shown.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
        <ReasonField />
        <TextArea name="message" label={moderationScreens.act.message} maxLength={2_000} optional rows={2} />
        <ActFooter problem={problem} onClose={onClose}>
          <Button type="submit" variant="primary" busy={isBusy}>
            {words.save}
          </Button>
        </ActFooter>
      </form>
    </Dialog>
  );
}
