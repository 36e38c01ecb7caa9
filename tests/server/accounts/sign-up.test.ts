import { parseOptions } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { signUp } from "@/server/accounts/sign-up";
import { env } from "@/server/env";
import { countFailure } from "@/server/limits";
import { newAccount, newClient, newSignUp, rowOf } from "./people";

const faultsOf = (fields: string[]) =>
  expect.objectContaining({
    details: expect.objectContaining({ fields: fields.map((field) => expect.objectContaining({ field })) }),
  });

describe("signing up", () => {
  it("makes an account whose address is kept in small letters and whose password is not kept", async () => {
    const typed = newSignUp();
    const made = await signUp(newClient(), { ...typed, email: ` ${typed.email.toUpperCase()} ` });
    expect(made.account).toMatchObject({ email: typed.email, handle: typed.handle, hasPassword: true });
    expect(made.account.providers).toEqual([]);
    const row = await rowOf(made.session.id);
    expect(JSON.stringify(row)).not.toContain(typed.password);
    expect(made.session.sessionVersion).toBe(row.sessionVersion);
  });

  it("hashes with argon2id at the cost that OWASP names", async () => {
    const { id } = await newAccount();
    const { passwordHash } = await rowOf(id);
    expect(passwordHash).toMatch(/^\$argon2id\$/);
    expect(parseOptions(passwordHash ?? "")).toMatchObject({
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
    });
  });

  it("names the e-mail address when it is taken, whatever its letters' case", async () => {
    const first = await newAccount();
    const second = signUp(newClient(), { ...newSignUp(), email: first.email.toUpperCase() });
    await expect(second).rejects.toMatchObject({ code: "conflict" });
    await expect(second).rejects.toEqual(faultsOf(["email"]));
  });

  it("names address and handle at once when both are taken", async () => {
    const first = await newAccount();
    const second = signUp(newClient(), { ...newSignUp(), email: first.email, handle: first.handle });
    await expect(second).rejects.toEqual(faultsOf(["email", "handle"]));
  });

  it("gives a handle to one of many who want it at the same moment, and tells the others so", async () => {
    const { handle } = newSignUp();
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => signUp(newClient(), { ...newSignUp(), handle })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toEqual(faultsOf(["handle"]));
  });

  it.each([
    ["password", { password: "too short" }],
    ["handle", { handle: "no spaces" }],
    ["handle", { handle: "moderator" }],
    ["handle", { handle: "deleted-abc" }],
    ["email", { email: "nobody at home" }],
    ["name", { name: "half a \ud800 pair" }],
    ["name", { name: "NUL \u0000" }],
    ["siteRole", { siteRole: "administrator" }],
  ])("refuses a bad %s by its name", async (field, change) => {
    const refused = await signUp(newClient(), { ...newSignUp(), ...change }).catch((error) => error);
    const named =
      refused.details?.fields ??
      refused.issues.map((issue: { path: string[]; keys?: string[] }) => ({
        field: [...issue.path, ...(issue.keys ?? [])].join("."),
      }));
    expect(named).toEqual([expect.objectContaining({ field })]);
  });

  it("is limited per address", async () => {
    const client = newClient();
    for (let used = 0; used < env.LIMIT_SIGN_UPS_PER_ADDRESS; used += 1) {
      await countFailure("sign-up-address", client.address);
    }
    await expect(signUp(client, newSignUp())).rejects.toMatchObject({ code: "rate-limited" });
    await expect(signUp(newClient(), newSignUp())).resolves.toBeDefined();
  });
});
