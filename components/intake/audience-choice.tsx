"use client";

import { Globe, Lock, Users } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { useHydrated } from "@/components/ui/use-hydrated";
import { intake as words } from "@/messages/en/intake";
import type { IntakeAudience, IntakeDetails } from "./intake-state";

interface Props {
  audience: IntakeAudience;
  value: Pick<IntakeDetails, "audience" | "groupIds">;
  onChange: (value: Partial<IntakeDetails>) => void;
  error: string | null;
}

const row =
  "flex gap-3 rounded-md border border-line-strong bg-surface p-3 has-checked:border-accent has-checked:bg-accent-wash " +
  "[&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-soft";

/** Everyone (for those who may publish), chosen groups, or oneself alone. */
export function AudienceChoice({ audience, value, onChange, error }: Props) {
  // Without a script the boxes cannot come when they are asked for.
  const isAlive = useHydrated();
  const choices = [
    ...(audience.mayPublish ? (["everyone"] as const) : []),
    ...(audience.groups.length > 0 ? (["groups"] as const) : []),
    "me" as const,
  ];
  const icons = { everyone: <Globe aria-hidden />, groups: <Users aria-hidden />, me: <Lock aria-hidden /> };
  const text = {
    everyone: [words.details.everyone, words.details.everyoneHint],
    groups: [words.details.groups, words.details.groupsHint],
    me: [words.details.onlyMe, words.details.onlyMeHint],
  };
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error ? "audience-error" : undefined}>
      <legend className="mb-1.5 font-semibold text-sm">{words.details.audience}</legend>
      {choices.map((choice) => (
        <div key={choice}>
          <label className={row}>
            <input
              type="radio"
              name="audience"
              value={choice}
              checked={value.audience === choice}
              onChange={() => onChange({ audience: choice })}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            {icons[choice]}
            <span className="flex min-w-0 flex-col">
              <span className="font-semibold">{text[choice][0]}</span>
              <span className="text-soft text-sm">{text[choice][1]}</span>
            </span>
          </label>
          {choice === "groups" && (value.audience === "groups" || !isAlive) ? (
            <GroupBoxes
              groups={audience.groups}
              chosen={value.groupIds}
              onChange={(groupIds) => onChange({ groupIds })}
            />
          ) : null}
        </div>
      ))}
      {audience.groups.length === 0 ? <p className="text-muted text-sm">{words.details.noGroups}</p> : null}
      <div aria-live="polite" className="empty:hidden">
        {error ? (
          <p id="audience-error" className="font-semibold text-danger text-sm">
            {error}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}

function GroupBoxes({
  groups,
  chosen,
  onChange,
}: {
  groups: IntakeAudience["groups"];
  chosen: readonly string[];
  onChange: (groupIds: string[]) => void;
}) {
  return (
    <div className="flex flex-col gap-1 py-3 ps-10">
      {groups.map(({ id, name }) => (
        <Checkbox
          key={id}
          name="groupIds"
          value={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
          }
        />
      ))}
    </div>
  );
}
