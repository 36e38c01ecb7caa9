"use client";

import { type FormEvent, useMemo, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { CodeRef } from "@/core/codebook";
import type { ActionView } from "@/core/moderation/action";
import type { CaseView } from "@/core/moderation/case";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { REASONS } from "./decision-dialog";

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
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return [...codes.values()].filter(
      ({ id, name, isHeading, deprecated }) =>
        !isHeading &&
        (!deprecated || one.subject.codes.includes(id)) &&
        (wanted === "" || name.toLowerCase().includes(wanted)),
    );
  }, [codes, search, one]);

  async function send(data: FormData): Promise<void> {
    setBusy(true);
    try {
      onDone(
        await request<ActionView>("POST", "/api/moderation/retags", {
          annotationId: one.subject.id,
          version: one.subject.version,
          codes: chosen,
          reason: data.get("reason"),
          message: data.get("message"),
        }),
      );
      onClose();
    } catch (thrown) {
      setProblem(thrown instanceof RequestFailure ? thrown.message : moderationScreens.act.failed);
    } finally {
      setBusy(false);
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (chosen.length > MOST) setProblem(words.tooMany);
    else if (!isBusy) void send(new FormData(event.currentTarget));
  }

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
        <Select name="reason" label={moderationScreens.act.reason} defaultValue="rules">
          {REASONS.map(([reason, name]) => (
            <option key={reason} value={reason}>
              {name}
            </option>
          ))}
        </Select>
        <TextArea name="message" label={moderationScreens.act.message} maxLength={2_000} optional rows={2} />
        <FormError message={problem === null ? null : `${problem} ${moderationScreens.act.kept}`} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            {moderationScreens.act.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
