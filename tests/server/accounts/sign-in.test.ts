import { hash, parseOptions } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { authenticate } from "@/server/accounts/sign-in";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { countFailure } from "@/server/limits";
import { newAccount, newClient, newSignUp, rowOf } from "./people";

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "signed in",
    (error) => error.code,
  );

/** Milliseconds of processor time that a try takes, the middle of seven: hashing is nearly all of it. */
async function medianWork(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const before = process.cpuUsage();
    await run().catch(() => {});
    times.push(process.cpuUsage(before).user / 1_000);
  }
  return times.sort((a, b) => a - b)[3] ?? 0;
}

describe("signing in with a password", () => {
  it("takes the right password, whatever the case of the address", async () => {
    const { id, email, password } = await newAccount();
    await expect(authenticate(newClient(), { email: email.toUpperCase(), password })).resolves.toEqual({
      id,
      sessionVersion: 1,
    });
  });

  it("answers the same for a wrong password, an unknown address and an account without a password", async () => {
    const known = await newAccount();
    const without = await newAccount();
    await db.person.update({ where: { id: without.id }, data: { passwordHash: null } });
    const answers = await Promise.all(
      [known.email, newSignUp().email, without.email].map((email) =>
        authenticate(newClient(), { email, password: "a wrong password" }).catch((error) => error),
      ),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ code: "unauthenticated", message: answers[0].message, details: {} });
    }
  });

  it("hashes for an unknown address as for a known one", async () => {
    const { email } = await newAccount();
    const tryWith = (address: string) => () =>
      authenticate(newClient(), { email: address, password: "a wrong password" });
    const known = await medianWork(tryWith(email));
    const unknown = await medianWork(tryWith(newSignUp().email));
    // Without the hash it would be less than a tenth.
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  it("locks an account after ten wrong passwords, also for the right one, and leaves others alone", async () => {
    const { email, password } = await newAccount();
    const other = await newAccount();
    for (let used = 0; used < 10; used += 1) {
      expect(await codeOf(authenticate(newClient(), { email, password: "wrong" }))).toBe("unauthenticated");
    }
    await expect(authenticate(newClient(), { email, password })).rejects.toMatchObject({
      code: "rate-limited",
      details: { retryAfter: expect.any(Number) },
    });
    expect(await codeOf(authenticate(newClient(), { email: other.email, password: other.password }))).toBe(
      "signed in",
    );
  });

  it("locks an address that no account has in the same way", async () => {
    const { email } = newSignUp();
    const codes: string[] = [];
    for (let used = 0; used < 11; used += 1) {
      codes.push(await codeOf(authenticate(newClient(), { email, password: "wrong" })));
    }
    expect(codes).toEqual([...Array<string>(10).fill("unauthenticated"), "rate-limited"]);
  });

  it("counts tries that are sent all at once one by one", async () => {
    const { email } = await newAccount();
    const codes = await Promise.all(
      Array.from({ length: 25 }, () => codeOf(authenticate(newClient(), { email, password: "wrong" }))),
    );
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(10);
    expect(codes.filter((code) => code === "rate-limited")).toHaveLength(15);
  });

  it("forgives the wrong passwords before a right one", async () => {
    const { email, password } = await newAccount();
    for (let round = 0; round < 3; round += 1) {
      for (let used = 0; used < 6; used += 1)
        await codeOf(authenticate(newClient(), { email, password: "wrong" }));
      expect(await codeOf(authenticate(newClient(), { email, password }))).toBe("signed in");
    }
  });

  it("stops an address that fails on many accounts, and no other address", async () => {
    const { email, password } = await newAccount();
    const client = newClient();
    for (let used = 0; used < env.LIMIT_SIGN_IN_FAILURES_PER_ADDRESS - 1; used += 1) {
      await countFailure("sign-in-address", client.address);
    }
    expect(await codeOf(authenticate(client, { email, password }))).toBe("signed in");
    await codeOf(authenticate(client, { email: newSignUp().email, password }));
    expect(await codeOf(authenticate(client, { email, password }))).toBe("rate-limited");
    expect(await codeOf(authenticate(newClient(), { email, password }))).toBe("signed in");
  });

  it("gives an address that guesses at many accounts at once no more answers than its limit", async () => {
    const { email, password } = await newAccount();
    const client = newClient();
    for (let used = 0; used < env.LIMIT_SIGN_IN_FAILURES_PER_ADDRESS - 3; used += 1) {
      await countFailure("sign-in-address", client.address);
    }
    const guesses = Array.from({ length: 20 }, () =>
      authenticate(client, { email: newSignUp().email, password }),
    );
    const codes = await Promise.all(guesses.map(codeOf));
    expect(codes.filter((code) => code !== "rate-limited").length).toBeLessThanOrEqual(3);
    expect(await codeOf(authenticate(client, { email, password }))).toBe("rate-limited");
  });

  it("tells somebody that their account is suspended only when they know its password", async () => {
    const { id, email, password } = await newAccount();
    await db.person.update({ where: { id }, data: { status: "suspended" } });
    expect(await codeOf(authenticate(newClient(), { email, password: "wrong" }))).toBe("unauthenticated");
    expect(await codeOf(authenticate(newClient(), { email, password }))).toBe("forbidden");
  });

  it("renews a hash that was made at another cost", async () => {
    const { id, email, password } = await newAccount();
    const weak = await hash(password, { memoryCost: 8_192, timeCost: 1 });
    await db.person.update({ where: { id }, data: { passwordHash: weak } });
    await authenticate(newClient(), { email, password });
    const { passwordHash } = await rowOf(id);
    expect(parseOptions(passwordHash ?? "")).toMatchObject({ memoryCost: 19_456, timeCost: 2 });
    expect(await codeOf(authenticate(newClient(), { email, password }))).toBe("signed in");
  });
});
