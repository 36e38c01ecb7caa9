import { afterEach, describe, expect, it } from "vitest";
import { DEMO_ROLES } from "@/core/account";
import { deleteDueAccounts } from "@/server/accounts/delete-due";
import { requestDeletion } from "@/server/accounts/deletion";
import { ensureDemoPeople, signInAsDemo } from "@/server/accounts/demo";
import { db } from "@/server/db";
import { env, readEnv } from "@/server/env";
import { actorForPerson } from "@/server/session";

const local = { isLocal: true };
const before = { ...env };

afterEach(() => {
  Object.assign(env, before);
});

/** As if the server had been started with another database. */
const serveElsewhere = () => Object.assign(env, { demoAllowed: false });

describe("demo accounts", () => {
  it("are six, named after their role, without a password or an address, and made once", async () => {
    Object.assign(env, { demoAllowed: true });
    const people = await ensureDemoPeople();
    expect(Object.keys(people)).toEqual([...DEMO_ROLES]);
    expect(Object.values(people).map(({ name }) => name)).toEqual([
      "Reader",
      "Second reader",
      "Teacher",
      "Editor",
      "Moderator",
      "Administrator",
    ]);
    expect(await ensureDemoPeople()).toEqual(people);
    const rows = await db.person.findMany({ where: { demoRole: { not: null } } });
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      expect(row).toMatchObject({ email: null, passwordHash: null });
      const isPlain = !["moderator", "administrator"].includes(row.demoRole ?? "");
      expect(row.siteRole).toBe(isPlain ? "person" : row.demoRole);
    }
  });

  it("are signed in by one click over loopback, and by nothing else", async () => {
    Object.assign(env, { demoAllowed: true });
    const { teacher } = await ensureDemoPeople();
    await expect(signInAsDemo(local, "teacher")).resolves.toMatchObject({ id: teacher.id });
    await expect(signInAsDemo({ isLocal: false }, "teacher")).rejects.toMatchObject({ code: "not-found" });
    await expect(signInAsDemo(local, "owner")).rejects.toMatchObject({ name: "ZodError" });
  });

  it("cannot be made, signed in or used where DATABASE_URL points elsewhere", async () => {
    Object.assign(env, { demoAllowed: true });
    const { administrator } = await ensureDemoPeople();
    await expect(actorForPerson(administrator.id)).resolves.toMatchObject({ siteRole: "administrator" });
    serveElsewhere();
    await expect(ensureDemoPeople()).rejects.toThrow(/embedded database/);
    await expect(signInAsDemo(local, "administrator")).rejects.toMatchObject({ code: "not-found" });
    // Not even a session or row that was carried over.
    await expect(actorForPerson(administrator.id)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it.each([
    [true, { EMBEDDED_DATABASE_URL: "postgresql://u:p@127.0.0.1:54320/m" }],
    [
      false,
      { EMBEDDED_DATABASE_URL: "postgresql://u:p@127.0.0.1:54320/m", DATABASE_URL: "postgresql://db/m" },
    ],
    [false, { DATABASE_URL: "postgresql://127.0.0.1/m" }],
    [false, { EMBEDDED_DATABASE_URL: "postgresql://u:p@db.example.org/m" }],
    [false, { EMBEDDED_DATABASE_URL: "postgresql://u:p@127.0.0.1:54320/m", HOST: "0.0.0.0" }],
    [false, {}],
  ])("are allowed: %s, with %j", (allowed, variables) => {
    expect(readEnv(variables).demoAllowed).toBe(allowed);
  });

  it("come back when one was deleted", async () => {
    Object.assign(env, { demoAllowed: true });
    const { editor } = await ensureDemoPeople();
    await requestDeletion(await actorForPerson(editor.id), { handle: "editor", words: "remove" });
    await db.person.update({ where: { id: editor.id }, data: { deletionAt: new Date(Date.now() - 1_000) } });
    await deleteDueAccounts();
    const { id } = await signInAsDemo(local, "editor");
    expect(id).not.toBe(editor.id);
    expect(await actorForPerson(id)).toMatchObject({ handle: "editor", name: "Editor" });
  });
});
