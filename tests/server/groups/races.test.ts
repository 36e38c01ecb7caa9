import { describe, expect, it } from "vitest";
import { pool } from "@/server/db";
import { acceptInvite, createInvite, revokeInvite } from "@/server/groups/invite-commands";
import { changeGroup } from "@/server/groups/locked-group";
import { leaveGroup, removeMember, setRole } from "@/server/groups/member-commands";
import type { SignedInActor } from "@/server/session";
import { insertGroup } from "@/tests/support/rows";
import { again, answerOf, peopledGroup, rolesIn, someone } from "./actors";

/** Races are lost now and then only: each is run this often. */
const ROUNDS = 10;

const usesOf = async (inviteId: string): Promise<number> => {
  const { rows } = await pool().query<{ uses: number }>(`SELECT uses FROM "Invite" WHERE id = $1`, [
    inviteId,
  ]);
  return rows[0]!.uses;
};

async function ownedByTwo(): Promise<{ groupId: string; owners: [SignedInActor, SignedInActor] }> {
  const [ann, ben] = [await someone("Ann"), await someone("Ben")];
  const { id } = await insertGroup(pool(), { [ann.id]: "owner", [ben.id]: "owner" });
  return { groupId: id, owners: [await again(ann), await again(ben)] };
}

const ownersOf = async (groupId: string): Promise<number> =>
  Object.values(await rolesIn(groupId)).filter((role) => role === "owner").length;

describe("at the same moment", () => {
  it("two owners who step down leave one", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { groupId, owners } = await ownedByTwo();
      const answers = await Promise.all(
        owners.map((owner) => answerOf(setRole(owner, { groupId, personId: owner.id }, { role: "member" }))),
      );
      expect(answers.sort()).toEqual(["forbidden", "ok"]);
      expect(await ownersOf(groupId)).toBe(1);
    }
  });

  it("two owners of whom one leaves and one steps down leave an owner where anybody is left", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { groupId, owners } = await ownedByTwo();
      const [ann, ben] = owners;
      await Promise.all([
        answerOf(leaveGroup(ann, groupId)),
        answerOf(setRole(ben, { groupId, personId: ben.id }, { role: "member" })),
      ]);
      expect(await ownersOf(groupId)).toBe(1);
    }
  });

  it("an owner who leaves alone while somebody joins leaves nobody in a group that nobody runs", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const ann = await someone("Ann");
      const { id: groupId } = await insertGroup(pool(), { [ann.id]: "owner" });
      const owner = await again(ann);
      const { token } = await createInvite(owner, groupId, {});
      const newcomer = await someone("Newcomer");
      const answers = await Promise.all([
        answerOf(leaveGroup(owner, groupId)),
        answerOf(acceptInvite(newcomer, { token }, "race")),
      ]);
      expect([
        ["ok", "gone"],
        ["forbidden", "ok"],
      ]).toContainEqual(answers);
      const roles = Object.values(await rolesIn(groupId));
      expect(roles.length === 0 || roles.includes("owner")).toBe(true);
    }
  });

  it("twenty follows of one link by one person make one membership and one use", async () => {
    const { group, as } = await peopledGroup();
    const { id, token } = await createInvite(as.owner, group.id, {});
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => answerOf(acceptInvite(as.stranger, { token }, "race"))),
    );
    expect(new Set(answers)).toEqual(new Set(["ok"]));
    expect((await rolesIn(group.id))[as.stranger.id]).toBe("member");
    expect(await usesOf(id)).toBe(1);
  });

  it("a class of forty that follows one link joins as a whole, and is counted as a whole", async () => {
    const { group, as } = await peopledGroup();
    const { id, token } = await createInvite(as.owner, group.id, {});
    const students = await Promise.all(Array.from({ length: 40 }, (_, index) => someone(`Student ${index}`)));
    const answers = await Promise.all(
      students.map((student) => answerOf(acceptInvite(student, { token }, "one school"))),
    );
    expect(new Set(answers)).toEqual(new Set(["ok"]));
    expect(Object.keys(await rolesIn(group.id))).toHaveLength(45);
    expect(await usesOf(id)).toBe(40);
  });

  it("nobody joins by a link after it was revoked", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { group, as } = await peopledGroup();
      const { id, token } = await createInvite(as.owner, group.id, {});
      const joining = answerOf(acceptInvite(as.stranger, { token }, "race"));
      await revokeInvite(as.owner, id);
      const uses = await usesOf(id);
      expect(uses).toBe((await joining) === "ok" ? 1 : 0);
      expect(await answerOf(acceptInvite(await someone(), { token }, "race"))).toBe("gone");
    }
  });

  it("a moderator who is taken out takes nobody else out afterwards", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { group, as } = await peopledGroup();
      const [removal, theirs] = await Promise.all([
        answerOf(removeMember(as.owner, { groupId: group.id, personId: as.moderator.id })),
        answerOf(removeMember(as.moderator, { groupId: group.id, personId: as.member.id })),
      ]);
      expect(removal).toBe("ok");
      expect(["ok", "not-found"]).toContain(theirs);
      expect(as.member.id in (await rolesIn(group.id))).toBe(theirs !== "ok");
    }
  });

  it("who annotates in a group does not wait for who changes it", async () => {
    const { group, as } = await peopledGroup();
    await changeGroup(as.owner, group.id, async () => {
      const writer = await pool().connect();
      try {
        await writer.query("SET lock_timeout = '500ms'");
        // What an annotation's foreign key asks of its group.
        await writer.query(`SELECT 1 FROM "Group" WHERE id = $1 FOR KEY SHARE`, [group.id]);
        await writer.query("RESET lock_timeout");
      } finally {
        writer.release();
      }
    });
  });
});
