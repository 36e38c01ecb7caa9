"use client";

import { useState } from "react";
import { request } from "@/components/api/request";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { ActionView, SanctionDraft } from "@/core/moderation/action";
import type { PersonRef } from "@/core/person";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { ActFooter } from "./act-footer";
import { ReasonField } from "./reason-field";
import { useSending } from "./use-sending";

const words = moderationScreens.sanction;

type Kind = SanctionDraft["kind"];
const KINDS = Object.keys(words.kinds) as Kind[];
const HOUR = 3_600_000;

export interface SanctionPlace {
  /** Null: the whole site. */
  groupId: string | null;
  name: string;
}

/** Warns, mutes, suspends or bans a person in one of the places that the viewer moderates. */
export function SanctionDialog({
  person,
  places,
  onDone,
  onClose,
}: {
  person: PersonRef;
  places: readonly SanctionPlace[];
  onDone: (action: ActionView) => void;
  onClose: () => void;
}) {
  const [kind, setKind] = useState<Kind>("warn");
  const ends = kind === "mute" || kind === "suspend";
  const { problem, isBusy, handleSubmit } = useSending(async (data) => {
    const hours = Number(data.get("hours"));
    const action = await request<ActionView>("POST", "/api/moderation/sanctions", {
      groupId: String(data.get("place")) || null,
      personId: person.id,
      kind,
      until: ends ? new Date(Date.now() + hours * HOUR).toISOString() : null,
      reason: data.get("reason"),
      message: data.get("message"),
    });
    onDone(action);
    onClose();
  });

  return (
    <Dialog open onClose={onClose} closeOnOutside={false} title={words.title(person.name)}>
      <form onSubmit={handleSubmit} className="flex flex-col gap-4">
        <Select
          name="kind"
          label={words.kind}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
          data-autofocus
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </Select>
        {ends ? (
          <Select name="hours" label={words.for} defaultValue="24">
            {Object.entries(words.hours)
              .sort(([a], [b]) => Number(a) - Number(b))
              .map(([hours, name]) => (
                <option key={hours} value={hours}>
                  {name}
                </option>
              ))}
          </Select>
        ) : null}
        {places.length > 1 ? (
          <Select name="place" label={words.where} defaultValue={places[0]?.groupId ?? ""}>
            {places.map(({ groupId, name }) => (
              <option key={groupId ?? ""} value={groupId ?? ""}>
                {name}
              </option>
            ))}
          </Select>
        ) : (
          <input type="hidden" name="place" value={places[0]?.groupId ?? ""} />
        )}
        <ReasonField />
        <TextArea
          name="message"
          label={words.message}
          hint={moderationScreens.act.messageHint}
          maxLength={2_000}
          optional
        />
        <ActFooter problem={problem} onClose={onClose}>
          <Button type="submit" variant={kind === "warn" ? "primary" : "danger"} busy={isBusy}>
            {words.submit[kind]}
          </Button>
        </ActFooter>
      </form>
    </Dialog>
  );
}
