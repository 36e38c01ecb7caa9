"use client";

import { ActionForm } from "@/components/account/action-form";
import type { FormAction } from "@/components/account/form-state";
import { Select } from "@/components/ui/select";
import { MAIL_RHYTHMS, type MailRhythm, type NoticeChoicesView } from "@/core/notice-choice";
import { notices } from "@/messages/en/notices";
import { GENERAL_FIELD, GROUP_FIELD, HOUR_FIELD, ZONE_FIELD } from "./choice-fields";

const words = notices.settings;

interface NoticeChoicesFormProps {
  action: FormAction;
  choices: NoticeChoicesView;
  /** Names of the zones that the server knows: without a script the browser has none to offer. */
  timeZones: readonly string[];
}

/** How and when one hears by mail: of everything, and of each group where that is to be otherwise. */
export function NoticeChoicesForm({ action, choices, timeZones }: NoticeChoicesFormProps) {
  return (
    <ActionForm action={action} submit={words.submit}>
      {(field) => (
        <>
          <Choice
            name={GENERAL_FIELD}
            label={words.general}
            hint={words.usual}
            mail={choices.mail}
            unchosen={words.asUsual}
          />
          <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_14rem]">
            <Select
              label={words.timeZone}
              hint={words.timeZoneHint}
              name={ZONE_FIELD}
              error={field(ZONE_FIELD).error}
              defaultValue={choices.timeZone ?? ""}
            >
              <option value="">{words.noTimeZone}</option>
              {byRegion(choices.timeZone, timeZones).map(([region, names]) => (
                <optgroup key={region} label={region}>
                  {names.map((name) => (
                    <option key={name}>{name}</option>
                  ))}
                </optgroup>
              ))}
            </Select>
            <Select label={words.digestHour} name={HOUR_FIELD} defaultValue={choices.digestHour}>
              {HOURS.map((hour) => (
                <option key={hour} value={hour}>
                  {words.hour(hour)}
                </option>
              ))}
            </Select>
          </div>
          <fieldset className="mt-4 flex flex-col">
            <legend className="font-semibold text-lg">{words.groups}</legend>
            {choices.groups.map(({ id, name, mail }) => (
              <Choice
                key={id}
                name={`${GROUP_FIELD}${id}`}
                label={name}
                mail={mail}
                unchosen={words.asAbove}
                isRow
              />
            ))}
          </fieldset>
        </>
      )}
    </ActionForm>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** By what stands before the first stroke, as IANA names them; with the chosen one, whoever knows it. */
function byRegion(chosen: string | null, timeZones: readonly string[]): [string, string[]][] {
  const regions = new Map<string, string[]>();
  for (const name of new Set([...timeZones, ...(chosen === null ? [] : [chosen])])) {
    const region = name.includes("/") ? (name.split("/")[0] ?? "") : words.otherZones;
    regions.set(region, [...(regions.get(region) ?? []), name]);
  }
  return [...regions];
}

interface ChoiceProps {
  name: string;
  label: string;
  hint?: string;
  mail: MailRhythm | null;
  unchosen: string;
  isRow?: boolean;
}

function Choice({ name, label, hint, mail, unchosen, isRow = false }: ChoiceProps) {
  const options = (
    <>
      <option value="">{unchosen}</option>
      {MAIL_RHYTHMS.map((rhythm) => (
        <option key={rhythm} value={rhythm}>
          {words.rhythms[rhythm]}
        </option>
      ))}
    </>
  );
  if (!isRow) {
    return (
      <Select label={label} hint={hint} name={name} defaultValue={mail ?? ""}>
        {options}
      </Select>
    );
  }
  return (
    <div className="grid items-center gap-x-6 gap-y-1 border-line border-b py-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
      <span aria-hidden="true" className="wrap-anywhere">
        {label}
      </span>
      <Select label={label} hideLabel name={name} defaultValue={mail ?? ""}>
        {options}
      </Select>
    </div>
  );
}
