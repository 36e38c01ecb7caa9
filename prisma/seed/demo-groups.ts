import type { DemoRole } from "@/core/account";
import type { GroupKind } from "@/core/group";
import { db } from "@/server/db";
import { createGroup } from "@/server/groups/commands";
import { acceptInvite, createInvite } from "@/server/groups/invite-commands";
import type { DemoActors } from "./people";
import type { Report } from "./report";

interface DemoGroup {
  name: string;
  kind: GroupKind;
  description: string;
  owner: DemoRole;
  members: DemoRole[];
}

/** One group of each kind, so that every demo account opens onto something of its own. */
const GROUPS: DemoGroup[] = [
  {
    name: "Media literacy",
    kind: "class",
    description: "Two reports of one event. Mark where the wording does the persuading.",
    owner: "teacher",
    members: ["reader", "second-reader"],
  },
  {
    name: "City desk",
    kind: "newsroom",
    description: "Reading our own drafts and others’ copy before it goes out.",
    owner: "editor",
    members: ["reader"],
  },
  {
    name: "Letters page",
    kind: "forum",
    description: "Argue about the passage, not about each other.",
    owner: "moderator",
    members: ["reader", "second-reader"],
  },
];

export async function seedDemoGroups(people: DemoActors, report: Report): Promise<void> {
  for (const { owner, members, ...group } of GROUPS) {
    const exists = await db.group.findFirst({
      where: { name: group.name, memberships: { some: { personId: people[owner].id } } },
      select: { id: true },
    });
    if (exists) continue;
    const { id } = await createGroup(people[owner], group);
    const fresh = { ...people[owner], roles: { ...people[owner].roles, [id]: "owner" as const } };
    const { token } = await createInvite(fresh, id, {});
    for (const member of members) await acceptInvite(people[member], { token }, "seed");
    report(`Group: ${group.name} (${group.kind})`);
  }
}

/** The group that a demo person runs; null where it was given away or deleted. */
export async function demoGroupId(people: DemoActors, owner: DemoRole): Promise<string | null> {
  const name = GROUPS.find((group) => group.owner === owner)?.name;
  const group = await db.group.findFirst({
    where: { name, memberships: { some: { personId: people[owner].id } } },
    select: { id: true },
  });
  return group?.id ?? null;
}
