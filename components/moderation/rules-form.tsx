"use client";

import { useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import type { ModerationSettings } from "@/core/moderation/settings";
import { moderationOffice } from "@/messages/en/moderation-office";
import { useSending } from "./use-sending";

const words = moderationOffice.settings;
const PUBLISHINGS = Object.entries(words.publishings) as [ModerationSettings["publishing"], string][];

/** By which rules words are published: owners change them, members read them. */
export function RulesForm({ groupId, first }: { groupId: string; first: ModerationSettings }) {
  const [settings, setSettings] = useState(first);
  const [publishing, setPublishing] = useState(first.publishing);
  const { problem, isBusy, setProblem, handleSubmit } = useSending(async (data) => {
    try {
      setSettings(
        await request<ModerationSettings>("PATCH", `/api/groups/${groupId}/moderation`, {
          version: settings.version,
          publishing,
          ...(publishing === "hold_first" && { holdFirst: Number(data.get("holdFirst")) }),
          holdLinks: data.has("holdLinks"),
          flagThreshold: Number(data.get("flagThreshold")),
          showsModerators: data.has("showsModerators"),
        }),
      );
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure && thrown.code === "conflict")) throw thrown;
      const { version } = thrown.current as { version?: number };
      if (version !== undefined) setSettings({ ...settings, version });
      return setProblem(words.changed);
    }
    await showToast({ title: words.saved });
  });
  if (!first.can.edit) return <Rules settings={first} />;

  return (
    <form onSubmit={handleSubmit} className="flex max-w-xl flex-col gap-6">
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-semibold text-sm">{words.publishing}</legend>
        {PUBLISHINGS.map(([value, name]) => (
          <label key={value} className="flex min-h-6 items-center gap-2.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="publishing"
              value={value}
              checked={publishing === value}
              onChange={() => setPublishing(value)}
              className="size-4 accent-accent pointer-coarse:size-5"
            />
            {name}
          </label>
        ))}
      </fieldset>
      {publishing === "hold_first" ? (
        <TextField
          name="holdFirst"
          type="number"
          min={1}
          max={100}
          label={words.holdFirst}
          defaultValue={settings.holdFirst}
          className="max-w-48"
        />
      ) : null}
      <Checkbox
        name="holdLinks"
        label={words.holdLinks}
        hint={words.holdLinksHint}
        defaultChecked={settings.holdLinks}
      />
      <TextField
        name="flagThreshold"
        type="number"
        min={0}
        max={1_000}
        label={words.flagThreshold}
        hint={words.flagThresholdHint}
        defaultValue={settings.flagThreshold}
      />
      <Checkbox
        name="showsModerators"
        label={words.showsModerators}
        hint={words.showsModeratorsHint}
        defaultChecked={settings.showsModerators}
      />
      <FormError message={problem} />
      <div>
        <Button type="submit" variant="primary" busy={isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function Rules({ settings }: { settings: ModerationSettings }) {
  const yes = (is: boolean) => (is ? words.yes : words.no);
  const { publishing, holdFirst, holdLinks, flagThreshold, showsModerators } = settings;
  const rows: [string, string][] = [
    [words.publishing, words.publishings[publishing]],
    ...(publishing === "hold_first" ? [[words.holdFirst, words.first(holdFirst)] as [string, string]] : []),
    [words.holdLinks, yes(holdLinks)],
    [words.flagThreshold, flagThreshold === 0 ? words.never : words.weight(flagThreshold)],
    [words.showsModerators, yes(showsModerators)],
  ];
  return (
    <>
      <p className="mb-4 text-soft">{words.readOnly}</p>
      <dl className="max-w-xl border-line border-t">
        {rows.map(([name, value]) => (
          <div key={name} className="border-line border-b py-2">
            <dt className="text-muted text-sm">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
