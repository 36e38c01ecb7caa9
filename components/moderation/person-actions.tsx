"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { request } from "@/components/api/request";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { SiteTeamMember } from "@/core/moderation/settings";
import type { PersonRef, SiteRole } from "@/core/person";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { messageOf } from "./moderation-api";
import type { SanctionPlace } from "./sanction-dialog";

const SanctionDialog = lazy(() => import("./sanction-dialog").then((m) => ({ default: m.SanctionDialog })));

const words = moderationOffice.people;

/** Warns or bars a person in one place, from their panel. */
export function BarPerson({ person, place }: { person: PersonRef; place: SanctionPlace }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.bar}</Button>
      {isOpen ? (
        <Suspense>
          <SanctionDialog
            person={person}
            places={[place]}
            onClose={() => setOpen(false)}
            onDone={(action) => {
              router.refresh();
              void showToast({
                title: moderationScreens.sanction.done(moderationScreens.done(action.kind), person.name),
              });
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** Gives a person a role on the site, or takes it back. */
export function SiteRoles({ member }: { member: SiteTeamMember }) {
  const router = useRouter();
  const [busy, setBusy] = useState<SiteRole | null>(null);
  const { person, can } = member;

  async function set(role: SiteRole): Promise<void> {
    setBusy(role);
    try {
      await request<SiteTeamMember>("PUT", `/api/moderation/team/${person.id}`, { role });
      router.refresh();
      await showToast({ title: words.roleSet(person.name, words.role[role]) });
    } catch (thrown) {
      await showToast({
        title: moderationScreens.act.failed,
        description: messageOf(thrown),
        tone: "danger",
      });
    } finally {
      setBusy(null);
    }
  }

  return (
    <div className="flex flex-wrap gap-1.5 empty:hidden">
      {can.setRoles.map((role) => (
        <Button key={role} size="small" busy={busy === role} onClick={() => void set(role)}>
          {words.setRole[role]}
        </Button>
      ))}
    </div>
  );
}
