"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { tasks } from "@/messages/en/tasks";

const words = tasks.form;

/**
 * A date and time. It is asked for in the time zone of whoever fills it in, and sent in UTC; without a script, which
 * alone knows that zone, it is asked for in UTC.
 */
export function MomentField({
  name,
  label,
  error,
  at,
  isOptional,
}: {
  name: string;
  label: string;
  error: string | null;
  /** ISO 8601 in UTC; undefined or "" for none. */
  at: string | undefined;
  isOptional?: boolean;
}) {
  const isHere = useHydrated();
  const [typed, setTyped] = useState<string | null>(null);
  const field = { label, error, optional: isOptional, className: "max-w-72" };
  const known = at ? new Date(at.endsWith("Z") ? at : `${at}Z`) : null;
  if (!isHere) {
    const shown = known ? known.toISOString().slice(0, 16) : undefined;
    return (
      <TextField
        key="utc"
        {...field}
        type="datetime-local"
        name={name}
        hint={words.utc}
        defaultValue={shown}
      />
    );
  }
  const local = typed ?? (known ? inputValue(known) : "");
  const date = local === "" ? null : new Date(local);
  const isDate = date !== null && !Number.isNaN(date.getTime());
  return (
    <>
      <TextField
        key="local"
        {...field}
        type="datetime-local"
        hint={words.yourZone(
          Intl.DateTimeFormat().resolvedOptions().timeZone,
          -(isDate ? date : new Date()).getTimezoneOffset(),
        )}
        value={local}
        onChange={({ target }) => setTyped(target.value)}
      />
      {/* What nobody touched stays as it was, to the second: the field shows minutes. */}
      <input
        type="hidden"
        name={name}
        value={typed === null && known ? known.toISOString() : isDate ? date.toISOString() : ""}
      />
    </>
  );
}

/** As `datetime-local` has it, by the reader's own clock. */
function inputValue(date: Date): string {
  const there = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return there.toISOString().slice(0, 16);
}
