"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";

const words = account.page.tokens;
const DAYS = [7, 30, 90, 365] as const;

/** Makes a token; its secret stands above the form until the page is left. */
export function TokenForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} submit={words.submit} variant="secondary" clearWhenDone>
      {(field, state) => (
        <>
          {state.secret ? <NewSecret secret={state.secret} /> : null}
          <TextField
            label={words.name}
            hint={words.nameHint}
            autoComplete="off"
            required
            {...field("name")}
          />
          <div className="grid grid-cols-2 gap-4">
            <Select
              label={words.scope}
              {...field("scope")}
              defaultValue={field("scope").defaultValue ?? "read"}
            >
              <option value="read">{words.scopes.read}</option>
              <option value="write">{words.scopes.write}</option>
            </Select>
            <Select label={words.days} {...field("days")} defaultValue={field("days").defaultValue ?? "90"}>
              {DAYS.map((days) => (
                <option key={days} value={days}>
                  {words.dayOptions[days]}
                </option>
              ))}
            </Select>
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** Takes the focus, so that it is read out, and copied with one key, wherever the reader was. */
function NewSecret({ secret }: { secret: string }) {
  const isHydrated = useHydrated();
  const [copied, setCopied] = useState("");
  const fieldRef = useRef<HTMLInputElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further token takes the focus again.
  useEffect(() => fieldRef.current?.select(), [secret]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(secret);
    } catch {
      // The browser may refuse; selected, it can be copied by hand.
      fieldRef.current?.select();
    }
  }

  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line bg-positive-wash p-3">
      <p>{words.made}</p>
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          ref={fieldRef}
          label={words.secret}
          readOnly
          value={secret}
          spellCheck={false}
          className="min-w-0 flex-1 basis-64"
        />
        {isHydrated ? <Button onClick={copy}>{copied === secret ? words.copied : words.copy}</Button> : null}
      </div>
    </div>
  );
}
