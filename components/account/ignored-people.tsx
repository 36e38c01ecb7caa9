"use client";

import { useState } from "react";
import { request } from "@/components/api/request";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { PersonRef } from "@/core/person";
import { account } from "@/messages/en/account";

const words = account.page.ignored;

/** People whose words are folded away, each with the way back. */
export function IgnoredPeople({ people }: { people: readonly PersonRef[] }) {
  const [left, setLeft] = useState(people);
  const [busy, setBusy] = useState<string | null>(null);

  async function stop(person: PersonRef) {
    setBusy(person.id);
    try {
      await request("DELETE", `/api/account/ignored/${person.id}`);
      setLeft((before) => before.filter(({ id }) => id !== person.id));
    } catch {
      await showToast({ title: words.failed, tone: "danger" });
    }
    setBusy(null);
  }

  if (left.length === 0) return <p className="text-muted">{words.none}</p>;
  return (
    <ul className="divide-y divide-line border-line border-y">
      {left.map((person) => (
        <li key={person.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
          <Avatar name={person.name} seed={person.handle} />
          <p className="min-w-0 flex-1 truncate">
            <span className="font-semibold">{person.name}</span>{" "}
            <span className="text-muted text-sm">@{person.handle}</span>
          </p>
          <Button size="small" busy={busy === person.id} onClick={() => void stop(person)}>
            <span>
              {words.stop} <span className="sr-only">{person.name}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
