import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { canReadGroup } from "@/core/permissions";
import { pool } from "@/server/db";
import { createGroup, ensurePublicGroup, updateGroup } from "@/server/groups/commands";
import { readableGroupIds } from "@/server/groups/group-rows";
import { getGroup, listGroups, listMembers } from "@/server/groups/queries";
import { VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import {
  again,
  answerOf,
  peopledGroup,
  ROLE_NAMES,
  type RoleName,
  readOnly,
  rolesIn,
  someone,
} from "./actors";

beforeAll(ensurePublicGroup);

const uniqueName = (words: string) => `${words} ${randomUUID()}`;

describe("creating a group", () => {
  it("makes its creator the owner and says what they may do there", async () => {
    const ann = await someone("Ann");
    const name = uniqueName("Media studies");
    const group = await createGroup(ann, { name, kind: "class", description: "Tuesdays" });
    expect(group).toMatchObject({
      name,
      kind: "class",
      description: "Tuesdays",
      isPublic: false,
      role: "owner",
      memberCount: 1,
      version: 1,
      can: { edit: true, invite: true, annotate: true, leave: true },
    });
    expect(await rolesIn(group.id)).toEqual({ [ann.id]: "owner" });
    expect(await getGroup(await again(ann), group.slug)).toEqual(group);
  });

  it("takes the slug from the name, and another one where two groups share a name", async () => {
    const ann = await someone();
    const name = uniqueName("Café Müller’s");
    const first = await createGroup(ann, { name, kind: "forum" });
    const second = await createGroup(ann, { name, kind: "forum" });
    expect(first.slug).toMatch(/^cafe-mullers-[0-9a-f-]+$/);
    expect(second.slug).toMatch(new RegExp(`^${first.slug}-[a-z2-9]{5}$`));
  });

  it("gives each of many groups made at once under one name its own slug", async () => {
    const ann = await someone();
    const name = uniqueName("All at once");
    const made = await Promise.all(
      Array.from({ length: 8 }, () => createGroup(ann, { name, kind: "newsroom" })),
    );
    expect(new Set(made.map((group) => group.slug)).size).toBe(8);
  });

  it.each([
    ["name", { name: "   ", kind: "class" }],
    ["name", { name: "two\nlines", kind: "class" }],
    ["name", { name: "half \ud800", kind: "class" }],
    ["name", { name: "x".repeat(81), kind: "class" }],
    ["kind", { name: "A group", kind: "club" }],
    ["description", { name: "A group", kind: "class", description: "a\u0000b" }],
    ["isPublic", { name: "A group", kind: "class", isPublic: true }],
  ])("refuses a draft with an unusable %s", async (field, draft) => {
    const ann = await someone();
    await expect(createGroup(ann, draft)).rejects.toMatchObject({
      issues: [
        field === "isPublic"
          ? { code: "unrecognized_keys", keys: [field] }
          : expect.objectContaining({ path: [field] }),
      ],
    });
    expect((await listGroups(await again(ann))).filter((group) => !group.isPublic)).toEqual([]);
  });

  it("is not for visitors nor for tokens that may only read", async () => {
    const draft = { name: "A group", kind: "class" };
    expect(await answerOf(createGroup(VISITOR, draft))).toBe("unauthenticated");
    const refusal = await refusalOf(createGroup(readOnly(await someone()), draft));
    expect(refusal).toMatchObject({ code: "forbidden", message: expect.stringContaining("token") });
  });
});

describe("changing a group", () => {
  it("changes what is named, keeps the rest and the slug, and raises the version", async () => {
    const ann = await someone();
    const made = await createGroup(ann, { name: uniqueName("Before"), kind: "class", description: "Kept" });
    const changed = await updateGroup(await again(ann), made.id, { version: 1, name: "After" });
    expect(changed).toEqual({ ...made, name: "After", version: 2 });
    expect(await getGroup(await again(ann), made.id)).toEqual(changed);
  });

  it("raises no version when nothing changes", async () => {
    const ann = await someone();
    const made = await createGroup(ann, { name: uniqueName("Same"), kind: "class" });
    expect(await updateGroup(await again(ann), made.id, { version: 1, name: made.name })).toEqual(made);
  });

  it("answers a stale version with both states and overwrites nothing", async () => {
    const { group, as } = await peopledGroup();
    const current = await updateGroup(as.owner, group.id, { version: 1, name: "First" });
    const refusal = await refusalOf(updateGroup(as.otherOwner, group.id, { version: 1, name: "Second" }));
    expect(refusal.code).toBe("conflict");
    expect(refusal.details.current).toEqual(current);
    expect(refusal.details.yours).toEqual({ version: 1, name: "Second" });
    expect((await getGroup(as.owner, group.id)).name).toBe("First");
  });

  it("lets exactly one of two changes of the same version through", async () => {
    const { group, as } = await peopledGroup();
    const answers = await Promise.all([
      answerOf(updateGroup(as.owner, group.id, { version: 1, name: "One" })),
      answerOf(updateGroup(as.otherOwner, group.id, { version: 1, name: "Two" })),
    ]);
    expect(answers.sort()).toEqual(["conflict", "ok"]);
  });

  it.each<[RoleName, string]>([
    ["visitor", "unauthenticated"],
    ["stranger", "not-found"],
    ["observer", "forbidden"],
    ["member", "forbidden"],
    ["moderator", "forbidden"],
    ["owner", "ok"],
  ])("answers a %s with %s", async (role, answer) => {
    const { group, actor } = await peopledGroup();
    expect(await answerOf(updateGroup(actor(role), group.id, { version: 1, name: "New" }))).toBe(answer);
  });

  it("says the same of a group that is hidden, of one that is not, and of what is no id", async () => {
    const { group, as } = await peopledGroup();
    const change = { version: 1, name: "New" };
    const messages = await Promise.all(
      [group.id, randomUUID(), "no-id"].map(async (id) => refusalOf(updateGroup(as.stranger, id, change))),
    );
    expect(new Set(messages.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
  });
});

describe("seeing a group", () => {
  it.each<[RoleName, string]>([
    ["visitor", "not-found"],
    ["stranger", "not-found"],
    ["observer", "ok"],
    ["member", "ok"],
    ["moderator", "ok"],
    ["owner", "ok"],
  ])("answers a %s with %s, by id and by slug", async (role, answer) => {
    const { group, actor } = await peopledGroup();
    expect(await answerOf(getGroup(actor(role), group.id))).toBe(answer);
    expect(await answerOf(getGroup(actor(role), group.slug))).toBe(answer);
    expect(await answerOf(listMembers(actor(role), group.id))).toBe(answer);
  });

  it("tells each role what it may do", async () => {
    const { group, as } = await peopledGroup();
    const can = async (role: keyof typeof as) => (await getGroup(as[role], group.id)).can;
    expect(await can("observer")).toEqual({ edit: false, invite: false, annotate: false, leave: true });
    expect(await can("member")).toEqual({ edit: false, invite: false, annotate: true, leave: true });
    expect(await can("moderator")).toEqual({ edit: false, invite: true, annotate: true, leave: true });
    expect(await can("owner")).toEqual({ edit: true, invite: true, annotate: true, leave: true });
  });

  it.each(["..", "a\u0000b", "UPPER", "", "x".repeat(500), "ünïcode"])(
    "says of the address %j that there is no such group",
    async (slug) => {
      expect(await answerOf(getGroup(await someone(), slug))).toBe("not-found");
    },
  );

  it("shows Public to everybody", async () => {
    for (const actor of [VISITOR, await someone()]) {
      expect(await getGroup(actor, "public")).toMatchObject({ id: PUBLIC_GROUP_ID, isPublic: true });
    }
  });
});

describe("the list of groups", () => {
  it("shows a visitor Public alone", async () => {
    expect(await listGroups(VISITOR)).toMatchObject([{ id: PUBLIC_GROUP_ID, role: null }]);
  });

  it("shows Public first and then one's own by name, with one's role and the number of members", async () => {
    const { group, as } = await peopledGroup();
    const zebra = await createGroup(as.member, { name: "Zebra", kind: "forum" });
    const listed = await listGroups(await again(as.member));
    expect(listed.map(({ id, role, memberCount }) => [id, role, memberCount])).toEqual([
      [PUBLIC_GROUP_ID, "member", expect.any(Number)],
      [group.id, "member", 5],
      [zebra.id, "owner", 1],
    ]);
  });

  it("takes one query, however many groups", async () => {
    const ann = await someone();
    for (let index = 0; index < 5; index++) await createGroup(ann, { name: `G${index}`, kind: "class" });
    const actor = await again(ann);
    const query = vi.spyOn(pool(), "query");
    expect(await listGroups(actor)).toHaveLength(6);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });

  it("asks for exactly the groups that the rule lets the actor read", async () => {
    const { group, actor } = await peopledGroup();
    for (const role of ROLE_NAMES) {
      const ids = readableGroupIds(actor(role));
      expect(ids.includes(group.id)).toBe(canReadGroup(actor(role), group.id));
      expect(ids).toContain(PUBLIC_GROUP_ID);
    }
  });

  it("counts nobody who deleted their account", async () => {
    const { group, as } = await peopledGroup();
    await pool().query(`UPDATE "Person" SET status = 'deleted' WHERE id = $1`, [as.observer.id]);
    expect((await getGroup(as.owner, group.id)).memberCount).toBe(4);
    expect((await listMembers(as.owner, group.id)).items.map(({ id }) => id)).not.toContain(as.observer.id);
  });
});

describe("the Public group", () => {
  it("is made once, however often it is asked for", async () => {
    await Promise.all([ensurePublicGroup(), ensurePublicGroup(), ensurePublicGroup()]);
    const { rows } = await pool().query(`SELECT id, slug, kind FROM "Group" WHERE "isPublic"`);
    expect(rows).toEqual([{ id: PUBLIC_GROUP_ID, slug: "public", kind: "forum" }]);
  });
});
