import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pool } from "@/server/db";
import { acceptInvite, createInvite, revokeInvite } from "@/server/groups/invite-commands";
import { listInvites, previewInvite } from "@/server/groups/invite-queries";
import { setRole } from "@/server/groups/member-commands";
import { VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { again, answerOf, peopledGroup, type RoleName, readOnly, rolesIn, someone } from "./actors";

const DAY = 24 * 60 * 60 * 1_000;
const newAddress = () => `test ${randomUUID()}`;

const expire = (inviteId: string) =>
  pool().query(`UPDATE "Invite" SET "expiresAt" = now() - interval '1 second' WHERE id = $1`, [inviteId]);

const usesOf = async (inviteId: string): Promise<number> => {
  const { rows } = await pool().query<{ uses: number }>(`SELECT uses FROM "Invite" WHERE id = $1`, [
    inviteId,
  ]);
  return rows[0]!.uses;
};

describe("making a link", () => {
  it("shows its token once and keeps only a hash of it", async () => {
    const { group, as } = await peopledGroup();
    const made = await createInvite(as.moderator, group.id, { role: "observer", days: 3 });
    expect(made).toMatchObject({ role: "observer", uses: 0, createdBy: { id: as.moderator.id } });
    expect(made.token).toMatch(/^[\w-]{43}$/);
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(3 * DAY);
    const { rows } = await pool().query(`SELECT * FROM "Invite" WHERE id = $1`, [made.id]);
    expect(JSON.stringify(rows)).not.toContain(made.token);
    expect(JSON.stringify(await listInvites(as.moderator, group.id))).not.toContain(made.token);
  });

  it("lets people join as members for fourteen days where nothing else is said", async () => {
    const { group, as } = await peopledGroup();
    const made = await createInvite(as.owner, group.id, {});
    expect(made.role).toBe("member");
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(14 * DAY);
  });

  it.each([{ role: "owner" }, { role: "moderator" }, { days: 0 }, { days: 91 }, { days: 1.5 }])(
    "refuses %j",
    async (input) => {
      const { group, as } = await peopledGroup();
      await expect(createInvite(as.owner, group.id, input)).rejects.toMatchObject({
        issues: [expect.objectContaining({ path: Object.keys(input) })],
      });
    },
  );

  it.each<[RoleName, string]>([
    ["visitor", "unauthenticated"],
    ["stranger", "not-found"],
    ["observer", "forbidden"],
    ["member", "forbidden"],
    ["moderator", "ok"],
    ["owner", "ok"],
  ])("is for a %s: %s; so is revoking one", async (role, answer) => {
    const { group, as, actor } = await peopledGroup();
    const { id } = await createInvite(as.owner, group.id, {});
    expect(await answerOf(createInvite(actor(role), group.id, {}))).toBe(answer);
    expect(await answerOf(revokeInvite(actor(role), id))).toBe(answer);
  });

  it.each<[RoleName, string]>([
    ["visitor", "not-found"],
    ["stranger", "not-found"],
    ["observer", "forbidden"],
    ["member", "forbidden"],
    ["moderator", "ok"],
    ["owner", "ok"],
  ])("shows a %s the links: %s", async (role, answer) => {
    const { group, actor } = await peopledGroup();
    expect(await answerOf(listInvites(actor(role), group.id))).toBe(answer);
  });
});

describe("the list of links", () => {
  it("holds those that still work, newest first, page by page", async () => {
    const { group, as } = await peopledGroup();
    const made = [];
    for (let index = 0; index < 5; index++) made.push(await createInvite(as.owner, group.id, {}));
    await revokeInvite(as.owner, made[1]!.id);
    await expire(made[3]!.id);
    const first = await listInvites(as.owner, group.id, { limit: 2 });
    const second = await listInvites(as.owner, group.id, { limit: 2, cursor: first.next });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      [made[4], made[2], made[0]].map((invite) => invite!.id),
    );
    expect(second.next).toBeNull();
  });
});

describe("revoking a link", () => {
  it("can be said twice", async () => {
    const { group, as } = await peopledGroup();
    const { id } = await createInvite(as.owner, group.id, {});
    await revokeInvite(as.owner, id);
    await revokeInvite(as.owner, id);
    expect((await listInvites(as.owner, group.id)).items).toEqual([]);
  });

  it("tells outsiders nothing about which links there are", async () => {
    const { group, as } = await peopledGroup();
    const { id } = await createInvite(as.owner, group.id, {});
    const refusals = await Promise.all(
      [id, randomUUID(), "no-id"].map((one) => refusalOf(revokeInvite(as.stranger, one))),
    );
    expect(new Set(refusals.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
  });
});

describe("looking at a link", () => {
  it("tells whoever holds it who invites to what, and no more", async () => {
    const { group, as } = await peopledGroup("newsroom");
    const { token } = await createInvite(as.moderator, group.id, {});
    for (const actor of [VISITOR, as.stranger]) {
      expect(await previewInvite(actor, token, newAddress())).toEqual({
        group: { name: group.name, kind: "newsroom", memberCount: 5, slug: group.slug },
        role: "member",
        alreadyMember: false,
        invitedBy: "The moderator",
      });
    }
    expect(await usesOf((await listInvites(as.owner, group.id)).items[0]!.id)).toBe(0);
  });

  it("names nobody whose account is gone", async () => {
    const { group, as } = await peopledGroup();
    const { token } = await createInvite(as.moderator, group.id, {});
    await pool().query(`UPDATE "Person" SET status = 'deleted' WHERE id = $1`, [as.moderator.id]);
    expect(await previewInvite(VISITOR, token, newAddress())).toMatchObject({ invitedBy: null });
  });

  it("says that it expired or was withdrawn, and nothing about what never was", async () => {
    const { group, as } = await peopledGroup();
    const [expired, revoked] = [
      await createInvite(as.owner, group.id, {}),
      await createInvite(as.owner, group.id, {}),
    ];
    await expire(expired.id);
    await revokeInvite(as.owner, revoked.id);
    const answer = (token: string) => refusalOf(previewInvite(VISITOR, token, newAddress()));
    expect(await answer(expired.token)).toMatchObject({
      code: "gone",
      message: expect.stringContaining("expired"),
    });
    expect(await answer(revoked.token)).toMatchObject({
      code: "gone",
      message: expect.stringContaining("withdrawn"),
    });
    for (const token of ["x".repeat(43), "short", "", "\u0000".repeat(30)]) {
      expect((await answer(token)).code).toBe("not-found");
    }
  });

  it("brings a member in by an old link", async () => {
    const { group, as } = await peopledGroup();
    const { id, token } = await createInvite(as.owner, group.id, {});
    await expire(id);
    expect(await previewInvite(as.member, token, newAddress())).toMatchObject({ alreadyMember: true });
  });

  it("limits guesses from one address, and never those who hold a link", async () => {
    const { group, as } = await peopledGroup();
    const { token } = await createInvite(as.owner, group.id, {});
    const address = newAddress();
    const guess = () => answerOf(previewInvite(VISITOR, "g".repeat(43), address));
    const answers = await Promise.all(Array.from({ length: 105 }, guess));
    expect(answers.filter((answer) => answer === "not-found")).toHaveLength(100);
    expect(answers.filter((answer) => answer === "rate-limited")).toHaveLength(5);
    expect(await answerOf(acceptInvite(as.stranger, { token: "g".repeat(43) }, address))).toBe(
      "rate-limited",
    );
    expect(await answerOf(previewInvite(VISITOR, token, address))).toBe("ok");
    expect(await answerOf(acceptInvite(as.stranger, { token }, address))).toBe("ok");
  });
});

describe("following a link", () => {
  it("makes one a member in its role, and counts the use", async () => {
    const { group, as } = await peopledGroup();
    const { id, token } = await createInvite(as.owner, group.id, { role: "observer" });
    const joined = await acceptInvite(as.stranger, { token }, newAddress());
    expect(joined).toMatchObject({
      id: group.id,
      role: "observer",
      memberCount: 6,
      can: { annotate: false },
    });
    expect((await again(as.stranger)).roles[group.id]).toBe("observer");
    expect(await usesOf(id)).toBe(1);
  });

  it("changes nobody's role, up or down, and counts them once", async () => {
    const { group, as } = await peopledGroup();
    const { id, token } = await createInvite(as.owner, group.id, { role: "member" });
    for (const role of ["owner", "moderator", "member", "observer"] as const) {
      expect(await acceptInvite(as[role], { token }, newAddress())).toMatchObject({ role });
    }
    await acceptInvite(as.stranger, { token }, newAddress());
    await acceptInvite(await again(as.stranger), { token }, newAddress());
    expect(await usesOf(id)).toBe(1);
  });

  it("does not give back what a moderator took", async () => {
    const { group, as } = await peopledGroup();
    const { token } = await createInvite(as.owner, group.id, {});
    await setRole(as.moderator, { groupId: group.id, personId: as.member.id }, { role: "observer" });
    expect(await acceptInvite(as.member, { token }, newAddress())).toMatchObject({ role: "observer" });
  });

  it("is refused once the link has ended, and makes nobody a member", async () => {
    const { group, as } = await peopledGroup();
    const [expired, revoked] = [
      await createInvite(as.owner, group.id, {}),
      await createInvite(as.owner, group.id, {}),
    ];
    await expire(expired.id);
    await revokeInvite(as.owner, revoked.id);
    for (const { token } of [expired, revoked]) {
      expect(await answerOf(acceptInvite(as.stranger, { token }, newAddress()))).toBe("gone");
    }
    expect(await answerOf(acceptInvite(as.stranger, { token: "x".repeat(43) }, newAddress()))).toBe(
      "not-found",
    );
    expect(as.stranger.id in (await rolesIn(group.id))).toBe(false);
  });

  it("ends with the right of whoever made it", async () => {
    const { group, as } = await peopledGroup();
    const { token } = await createInvite(as.moderator, group.id, {});
    await setRole(as.owner, { groupId: group.id, personId: as.moderator.id }, { role: "member" });
    expect(await answerOf(acceptInvite(as.stranger, { token }, newAddress()))).toBe("gone");
  });

  it("is not for visitors nor for tokens that may only read", async () => {
    const { group, as } = await peopledGroup();
    const { id, token } = await createInvite(as.owner, group.id, {});
    expect(await answerOf(acceptInvite(VISITOR, { token }, newAddress()))).toBe("unauthenticated");
    const reader = readOnly(await someone());
    expect(await answerOf(acceptInvite(reader, { token }, newAddress()))).toBe("forbidden");
    expect(await usesOf(id)).toBe(0);
  });

  it("refuses what is no token with the field's name", async () => {
    await expect(acceptInvite(await someone(), { token: "short" }, newAddress())).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: ["token"] })],
    });
  });
});
