import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type MembershipRole, PUBLIC_GROUP_ID } from "@/core/group";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { createInvite } from "@/server/groups/invite-commands";
import { listInvites } from "@/server/groups/invite-queries";
import { leaveGroup, removeMember, setRole } from "@/server/groups/member-commands";
import { getGroup, listMembers, listMembersIfAllowed } from "@/server/groups/queries";
import { VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertGroup, insertPerson } from "@/tests/support/rows";
import { again, answerOf, peopledGroup, type RoleName, readOnly, rolesIn, someone } from "./actors";

beforeAll(ensurePublicGroup);

describe("the list of members", () => {
  it("says of each what the viewer may do about them", async () => {
    const { group, as } = await peopledGroup();
    const seenBy = async (role: "owner" | "moderator" | "member") => {
      const { items } = await listMembers(as[role], group.id);
      return Object.fromEntries(
        items.map(({ name, can }) => [
          name,
          `${can.setRoles.join(" ")}${can.remove ? " remove" : ""}`.trim(),
        ]),
      );
    };
    expect(await seenBy("owner")).toEqual({
      "The owner": "moderator member observer",
      "The other owner": "",
      "The moderator": "owner member observer remove",
      "The member": "owner moderator observer remove",
      "The observer": "owner moderator member remove",
    });
    expect(await seenBy("moderator")).toEqual({
      "The owner": "",
      "The other owner": "",
      "The moderator": "",
      "The member": "observer remove",
      "The observer": "member remove",
    });
    expect(new Set(Object.values(await seenBy("member")))).toEqual(new Set([""]));
  });

  it("pages through everybody once, also those who joined in the same millisecond", async () => {
    const owner = await insertPerson(pool());
    const others = await Promise.all(Array.from({ length: 11 }, () => insertPerson(pool())));
    const ids = [owner, ...others].map(({ id }) => id);
    const group = await insertGroup(pool(), Object.fromEntries(ids.map((id) => [id, "member" as const])));
    await pool().query(
      `UPDATE "Membership" SET "joinedAt" = now() WHERE "groupId" = $1 AND "personId" <> $2`,
      [group.id, ids[3]],
    );
    const actor = await someoneIn(ids[0]!);
    const seen: string[] = [];
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page = await listMembers(actor, group.id, { cursor: cursor ?? undefined, limit: 5 });
      expect(page.items.length).toBeLessThanOrEqual(5);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it("refuses a cursor of its own making with the field's name", async () => {
    const { group, as } = await peopledGroup();
    await expect(listMembers(as.owner, group.id, { cursor: "yesterday" })).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: ["cursor"] })],
    });
  });
});

const someoneIn = async (id: string) => again({ id } as Awaited<ReturnType<typeof someone>>);

describe("giving a role", () => {
  it("changes it at once, for the next request of that person", async () => {
    const { group, as } = await peopledGroup();
    const view = await setRole(
      as.owner,
      { groupId: group.id, personId: as.member.id },
      { role: "moderator" },
    );
    expect(view).toMatchObject({ id: as.member.id, role: "moderator" });
    expect((await again(as.member)).roles[group.id]).toBe("moderator");
  });

  it("says nothing new when the role is the same", async () => {
    const { group, as } = await peopledGroup();
    const path = { groupId: group.id, personId: as.member.id };
    expect(await setRole(as.owner, path, { role: "member" })).toMatchObject({ role: "member" });
  });

  it.each<[RoleName, MembershipRole, MembershipRole, string]>([
    ["visitor", "member", "observer", "unauthenticated"],
    ["stranger", "member", "observer", "not-found"],
    ["observer", "member", "observer", "forbidden"],
    ["member", "observer", "member", "forbidden"],
    ["moderator", "member", "observer", "ok"],
    ["moderator", "observer", "member", "ok"],
    ["moderator", "member", "moderator", "forbidden"],
    ["moderator", "moderator", "member", "forbidden"],
    ["moderator", "owner", "member", "forbidden"],
    ["owner", "moderator", "owner", "ok"],
    ["owner", "observer", "moderator", "ok"],
  ])("lets a %s make a %s a %s: %s", async (role, target, next, answer) => {
    const { group, as, actor } = await peopledGroup();
    const path = { groupId: group.id, personId: as[target].id };
    const before = await rolesIn(group.id);
    expect(await answerOf(setRole(actor(role), path, { role: next }))).toBe(answer);
    const after = await rolesIn(group.id);
    expect(after).toEqual(answer === "ok" ? { ...before, [as[target].id]: next } : before);
  });

  it("goes by the role that the actor has when it is written, not by the one of a moment ago", async () => {
    const { group, as } = await peopledGroup();
    const stale = as.moderator;
    await setRole(as.owner, { groupId: group.id, personId: stale.id }, { role: "member" });
    const path = { groupId: group.id, personId: as.member.id };
    expect(await answerOf(setRole(stale, path, { role: "observer" }))).toBe("forbidden");
    await removeMember(as.owner, { groupId: group.id, personId: stale.id });
    expect(await answerOf(setRole(stale, path, { role: "observer" }))).toBe("not-found");
  });

  it("keeps the last owner, and lets one of two step down", async () => {
    const { group, as } = await peopledGroup();
    const stepDown = (who: typeof as.owner) =>
      setRole(who, { groupId: group.id, personId: who.id }, { role: "member" });
    expect(await stepDown(as.owner)).toMatchObject({ role: "member", can: { setRoles: [] } });
    const refusal = await refusalOf(stepDown(as.otherOwner));
    expect(refusal).toMatchObject({ code: "forbidden", message: expect.stringContaining("alone") });
  });

  it("does not count a suspended owner as one who could run the group", async () => {
    const { group, as } = await peopledGroup();
    await pool().query(`UPDATE "Person" SET status = 'suspended' WHERE id = $1`, [as.otherOwner.id]);
    const path = { groupId: group.id, personId: as.owner.id };
    expect(await answerOf(setRole(as.owner, path, { role: "member" }))).toBe("forbidden");
    expect((await getGroup(as.owner, group.id)).can.leave).toBe(false);
  });

  it("says the same of somebody outside, of nobody and of what is no id", async () => {
    const { group, as } = await peopledGroup();
    for (const personId of [as.stranger.id, randomUUID(), "nobody"]) {
      const refusal = await refusalOf(setRole(as.owner, { groupId: group.id, personId }, { role: "member" }));
      expect(refusal).toMatchObject({ code: "not-found", message: "There is no such member." });
    }
  });
});

describe("taking somebody out", () => {
  it.each<[RoleName, MembershipRole, string]>([
    ["visitor", "observer", "unauthenticated"],
    ["stranger", "observer", "not-found"],
    ["observer", "member", "forbidden"],
    ["member", "observer", "forbidden"],
    ["moderator", "member", "ok"],
    ["moderator", "owner", "forbidden"],
    ["owner", "moderator", "ok"],
    ["owner", "owner", "forbidden"],
  ])("is for a %s to do to a %s: %s", async (role, target, answer) => {
    const { group, as, actor } = await peopledGroup();
    const personId = as[target].id;
    expect(await answerOf(removeMember(actor(role), { groupId: group.id, personId }))).toBe(answer);
    expect(personId in (await rolesIn(group.id))).toBe(answer !== "ok");
  });

  it("ends the links that they made, and nobody else's", async () => {
    const { group, as } = await peopledGroup();
    await createInvite(as.moderator, group.id, {});
    const kept = await createInvite(as.owner, group.id, {});
    await removeMember(as.owner, { groupId: group.id, personId: as.moderator.id });
    expect((await listInvites(as.owner, group.id)).items.map(({ id }) => id)).toEqual([kept.id]);
  });

  it("hides the group from them", async () => {
    const { group, as } = await peopledGroup();
    await removeMember(as.owner, { groupId: group.id, personId: as.member.id });
    expect(await answerOf(getGroup(await again(as.member), group.id))).toBe("not-found");
  });
});

describe("leaving", () => {
  it.each<[RoleName, string]>([
    ["visitor", "unauthenticated"],
    ["stranger", "not-found"],
    ["observer", "ok"],
    ["member", "ok"],
    ["moderator", "ok"],
    ["owner", "ok"],
  ])("answers a %s with %s", async (role, answer) => {
    const { group, actor } = await peopledGroup();
    expect(await answerOf(leaveGroup(actor(role), group.id))).toBe(answer);
    expect(Object.keys(await rolesIn(group.id))).toHaveLength(answer === "ok" ? 4 : 5);
  });

  it("keeps the last owner while others are there", async () => {
    const { group, as } = await peopledGroup();
    await leaveGroup(as.otherOwner, group.id);
    expect(await answerOf(leaveGroup(as.owner, group.id))).toBe("forbidden");
    expect((await rolesIn(group.id))[as.owner.id]).toBe("owner");
  });

  it("lets somebody alone go, and ends every link, so that nobody joins what nobody runs", async () => {
    const ann = await someone();
    const group = await insertGroup(pool(), { [ann.id]: "owner" });
    const gone = await someone();
    await createInvite(await again(ann), group.id, {});
    await pool().query(`UPDATE "Invite" SET "createdById" = $1 WHERE "groupId" = $2`, [gone.id, group.id]);
    await leaveGroup(await again(ann), group.id);
    expect(await rolesIn(group.id)).toEqual({});
    const { rows } = await pool().query(
      `SELECT 1 FROM "Invite" WHERE "groupId" = $1 AND "revokedAt" IS NULL`,
      [group.id],
    );
    expect(rows).toEqual([]);
  });

  it("is not for a token that may only read", async () => {
    const { group, as } = await peopledGroup();
    expect(await answerOf(leaveGroup(readOnly(as.member), group.id))).toBe("forbidden");
  });
});

describe("roles in Public", () => {
  it("are for its moderators to see and give, to anybody", async () => {
    const [administrator, somebody] = [await someone("A", "administrator"), await someone("S")];
    const path = { groupId: PUBLIC_GROUP_ID, personId: somebody.id };
    expect(await setRole(administrator, path, { role: "observer" })).toMatchObject({ role: "observer" });
    expect(await getGroup(await again(somebody), PUBLIC_GROUP_ID)).toMatchObject({
      role: "observer",
      can: { annotate: false, leave: false },
    });
    await removeMember(administrator, path);
    expect((await getGroup(await again(somebody), PUBLIC_GROUP_ID)).role).toBe("member");
  });

  it("are hidden from everybody else, whoever is asked about", async () => {
    const somebody = await someone();
    expect(await listMembersIfAllowed(somebody, PUBLIC_GROUP_ID)).toBeNull();
    expect(await listMembersIfAllowed(VISITOR, PUBLIC_GROUP_ID)).toBeNull();
    expect(await answerOf(listMembers(somebody, PUBLIC_GROUP_ID))).toBe("forbidden");
    for (const personId of [randomUUID(), (await someone()).id]) {
      const path = { groupId: PUBLIC_GROUP_ID, personId };
      expect(await answerOf(setRole(somebody, path, { role: "member" }))).toBe("forbidden");
      expect(await answerOf(removeMember(somebody, path))).toBe("forbidden");
    }
  });

  it("cannot outdo a site role, nor be left", async () => {
    const [administrator, moderator] = [await someone("A", "administrator"), await someone("M", "moderator")];
    const path = { groupId: PUBLIC_GROUP_ID, personId: administrator.id };
    expect(await answerOf(setRole(moderator, path, { role: "observer" }))).toBe("forbidden");
    expect(await answerOf(leaveGroup(moderator, PUBLIC_GROUP_ID))).toBe("forbidden");
  });
});
