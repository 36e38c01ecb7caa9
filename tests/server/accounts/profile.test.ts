import { describe, expect, it } from "vitest";
import { updateProfile } from "@/server/accounts/profile";
import { getAccount } from "@/server/accounts/queries";
import { VISITOR } from "@/server/session";
import { newAccount, newSignUp, throughToken } from "./people";

describe("one's own account", () => {
  it("shows what a person may know of it, and no hash", async () => {
    const { actor, email, handle } = await newAccount();
    const view = await getAccount(actor);
    expect(view).toMatchObject({ email, handle, siteRole: "person", hasPassword: true, isDemo: false });
    expect(JSON.stringify(view)).not.toContain("argon2");
  });

  it("changes name and handle, each alone or both", async () => {
    const { actor } = await newAccount();
    const { handle } = newSignUp();
    await expect(updateProfile(actor, { name: "  Ada Lovelace " })).resolves.toMatchObject({
      name: "Ada Lovelace",
    });
    await expect(updateProfile(actor, { handle: handle.toUpperCase() })).resolves.toMatchObject({
      name: "Ada Lovelace",
      handle,
    });
  });

  it("refuses a handle that somebody has, also when two want it at once", async () => {
    const [first, second, third] = [await newAccount(), await newAccount(), await newAccount()];
    await expect(updateProfile(second.actor, { handle: first.handle })).rejects.toMatchObject({
      code: "conflict",
      details: { fields: [{ field: "handle" }] },
    });
    const { handle } = newSignUp();
    const both = await Promise.allSettled(
      [second, third].map(({ actor }) => updateProfile(actor, { handle })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("refuses reserved handles, nothing at all, and fields that are not one's to set", async () => {
    const { actor } = await newAccount();
    await expect(updateProfile(actor, { handle: "administrator" })).rejects.toMatchObject({
      code: "invalid",
    });
    for (const input of [{}, { siteRole: "administrator" }, { email: "a@example.org" }, null]) {
      await expect(updateProfile(actor, input)).rejects.toMatchObject({ name: "ZodError" });
    }
  });

  it("is closed to visitors, and not to be changed through a token", async () => {
    const { actor } = await newAccount();
    await expect(getAccount(VISITOR)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(updateProfile(VISITOR, { name: "x" })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(updateProfile(throughToken(actor), { name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
