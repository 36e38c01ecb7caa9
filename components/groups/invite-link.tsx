"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { groups as words } from "@/messages/en/groups";

/** A new link in full, with a button that copies it. It is selected when one goes into it, to copy by hand. */
export function InviteLink({ path, origin }: { path: string; origin: string | null }) {
  const hydrated = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  const link = `${origin ?? (hydrated ? window.location.origin : "")}${path}`;

  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome("copied");
    } catch {
      setOutcome("failed");
      field.current?.select();
    }
  }

  return (
    <section
      aria-label={words.invites.createdTitle}
      className="flex flex-col gap-2 rounded-lg border border-line bg-positive-wash p-4"
    >
      <p role="status">
        <strong className="font-semibold">{words.invites.createdTitle}.</strong> {words.invites.createdOnce}
      </p>
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          ref={field}
          label={words.invites.link}
          hideLabel
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-1 basis-64"
        />
        <div className="pb-0.5 pointer-coarse:pb-0">
          <Button onClick={copy} variant="primary">
            {outcome === "copied" ? words.invites.copied : words.invites.copy}
          </Button>
        </div>
      </div>
      <p role="status" className="text-soft text-sm empty:hidden">
        {outcome === "failed" ? words.invites.copyFailed : null}
      </p>
    </section>
  );
}
