"use client";

import { ActionForm } from "@/components/account/action-form";
import type { FormAction } from "@/components/account/form-state";
import { Select } from "@/components/ui/select";
import { MAIL_RHYTHMS, type MailRhythm, type NoticeChoicesView } from "@/core/notice-choice";
import { notices } from "@/messages/en/notices";
import { GENERAL_FIELD, GROUP_FIELD } from "./choice-fields";

const words = notices.settings;

/** How one hears by mail: of everything, and of each group where that is to be otherwise. */
export function NoticeChoicesForm({ action, choices }: { action: FormAction; choices: NoticeChoicesView }) {
  return (
    <ActionForm action={action} submit={words.submit}>
      {() => (
        <>
          <Choice
            name={GENERAL_FIELD}
            label={words.general}
            hint={words.usual}
            mail={choices.mail}
            unchosen={words.asUsual}
          />
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
