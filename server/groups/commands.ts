import { conflict } from "@/core/errors";
import {
  CreateGroupSchema,
  type GroupView,
  PUBLIC_GROUP_ID,
  PUBLIC_GROUP_SLUG,
  UpdateGroupSchema,
} from "@/core/group";
import { newId } from "@/core/new-id";
import { canCreateGroup, canEditGroup } from "@/core/permissions";
import { groups as words } from "@/messages/en/groups";
import { idFrom } from "@/server/articles/access";
import { db } from "@/server/db";
import { toGroupView } from "@/server/groups/group-rows";
import { changeGroup } from "@/server/groups/locked-group";
import { refused } from "@/server/groups/refused";
import { slugToTry } from "@/server/groups/slug";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

const MAX_SLUG_TRIES = 5;

/**
 * A new group; whoever makes it owns it. Its slug comes from its name and stays when the name changes.
 * @throws AppError unauthenticated, forbidden, invalid, rate-limited.
 */
export async function createGroup(actor: Actor, input: unknown): Promise<GroupView> {
  const person = requirePerson(actor);
  const draft = CreateGroupSchema.parse(input);
  await consume("write", person.id);
  if (!canCreateGroup(person)) throw refused(person, words.errors.mayNotCreate);
  for (let attempt = 0; ; attempt++) {
    try {
      return await insertGroup(person, draft, slugToTry(draft.name, attempt));
    } catch (thrown) {
      if (!isUniqueViolation(thrown) || attempt >= MAX_SLUG_TRIES) throw thrown;
    }
  }
}

async function insertGroup(
  person: SignedInActor,
  draft: { name: string; kind: GroupView["kind"]; description: string },
  slug: string,
): Promise<GroupView> {
  const id = newId();
  const row = await db.group.create({
    data: { id, slug, ...draft, memberships: { create: { personId: person.id, role: "owner" } } },
    select: { isPublic: true, version: true, createdAt: true },
  });
  return toGroupView(
    { ...person, roles: { ...person.roles, [id]: "owner" } },
    { id, slug, ...draft, ...row, memberCount: 1, ownerCount: 1 },
  );
}

/**
 * Changes a group's name or description; its kind and slug stay.
 * @throws AppError unauthenticated, not-found, forbidden, invalid, rate-limited, and conflict with both
 * states when somebody changed it since `version`.
 */
export async function updateGroup(actor: Actor, groupId: string, input: unknown): Promise<GroupView> {
  const person = requirePerson(actor);
  const { version, ...changes } = UpdateGroupSchema.parse(input);
  const id = idFrom(groupId, "group");
  await consume("write", person.id);
  return changeGroup(person, id, async (tx, { group, actor: facts }) => {
    if (!canEditGroup(facts, id)) throw refused(person, words.errors.mayNotEdit);
    if (group.version !== version) {
      throw conflict(words.errors.changedMeanwhile, toGroupView(facts, group), { version, ...changes });
    }
    const name = changes.name ?? group.name;
    const description = changes.description ?? group.description;
    const isSame = name === group.name && description === group.description;
    if (isSame) return toGroupView(facts, group);
    const next = { name, description, version: version + 1 };
    await tx.group.update({ where: { id }, data: next, select: { id: true } });
    return toGroupView(facts, { ...group, ...next });
  });
}

/** Makes the built-in open group where it is missing. Running it again changes nothing. */
export async function ensurePublicGroup(): Promise<void> {
  await db.group.createMany({
    data: {
      id: PUBLIC_GROUP_ID,
      slug: PUBLIC_GROUP_SLUG,
      name: words.publicGroup.name,
      description: words.publicGroup.description,
      kind: "forum",
      isPublic: true,
    },
    skipDuplicates: true,
  });
}
