"use client";

import { TextField } from "@/components/ui/text-field";
import type { AccountView } from "@/core/account";
import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";
import { NameFields } from "./name-fields";
import { WordsChoice } from "./words-choice";

const words = account.page;

export function ProfileForm({ action, own }: { action: FormAction; own: AccountView }) {
  return (
    <ActionForm action={action} submit={words.profile.submit} variant="secondary">
      {(field) => <NameFields field={field} own={own} />}
    </ActionForm>
  );
}

export function PasswordForm({ action, own }: { action: FormAction; own: AccountView }) {
  return (
    <ActionForm
      action={action}
      submit={own.hasPassword ? words.password.submit : words.password.set}
      variant="secondary"
      clearWhenDone
    >
      {(field) => (
        <>
          {/* A password manager files the new password under this name. */}
          <input hidden name="username" autoComplete="username" value={own.email ?? ""} readOnly />
          {own.hasPassword ? (
            <TextField
              label={words.password.current}
              type="password"
              autoComplete="current-password"
              required
              {...field("current")}
            />
          ) : null}
          <TextField
            label={words.password.next}
            hint={account.passwordHint}
            type="password"
            autoComplete="new-password"
            required
            {...field("next")}
          />
        </>
      )}
    </ActionForm>
  );
}

/** Behind a disclosure, and only by typing the handle: not to be done by accident. */
export function DeleteAccountForm({ action, own }: { action: FormAction; own: AccountView }) {
  return (
    <details className="group">
      <summary className="w-fit rounded-sm py-1 font-semibold text-danger">{words.delete.open}</summary>
      <div className="mt-4">
        <ActionForm action={action} submit={words.delete.submit} variant="danger">
          {(field) => (
            <>
              <WordsChoice chosen={field("words").defaultValue} error={field("words").error} />
              <TextField
                label={words.delete.confirm(own.handle)}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
                {...field("handle")}
              />
              {own.hasPassword ? (
                <TextField
                  label={account.password}
                  type="password"
                  autoComplete="current-password"
                  required
                  {...field("password")}
                />
              ) : null}
            </>
          )}
        </ActionForm>
      </div>
    </details>
  );
}
