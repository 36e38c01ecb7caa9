import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  changePassword,
  isResetLinkUsable,
  requestPasswordReset,
  resetPassword,
} from "@/server/accounts/passwords";
import { signOutEverywhere } from "@/server/accounts/sessions";
import { authenticate } from "@/server/accounts/sign-in";
import { createToken, listTokens } from "@/server/accounts/tokens";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { backgroundWork } from "@/server/mail/background";
import { VISITOR } from "@/server/session";
import { openPostOffice, type PostOffice } from "../mail/post-office";
import { newAccount, newClient, newSignUp, rowOf, throughToken } from "./people";

const NEXT = "a wholly different phrase";
const before = { ...env };
let office: PostOffice;

beforeAll(async () => {
  office = await openPostOffice();
});
beforeEach(() => {
  Object.assign(env, { SMTP_URL: office.url });
});
afterEach(async () => {
  await backgroundWork();
  Object.assign(env, before);
});
afterAll(() => office.close());

/** Asks for a link and reads it from the mail. */
async function mailedSecret(email: string): Promise<string> {
  await requestPasswordReset(newClient(), { email });
  await backgroundWork();
  const secret = office.newestOf(email, /reset-password\/([\w-]{43})/)?.[1];
  if (!secret) throw new Error("There is no link in the mail.");
  return secret;
}

describe("changing the password", () => {
  it("takes the new one, refuses the old one, and ends the other sessions", async () => {
    const { actor, id, email, password } = await newAccount();
    const grant = await changePassword(actor, { current: password, next: NEXT });
    expect(grant).toEqual({ id, sessionVersion: 2 });
    expect((await rowOf(id)).sessionVersion).toBe(2);
    await expect(authenticate(newClient(), { email, password })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await expect(authenticate(newClient(), { email, password: NEXT })).resolves.toEqual(grant);
    await backgroundWork();
    expect(office.newestOf(email, /was changed/)).not.toBeNull();
  });

  it("asks for the current one, by its field, and not for ever", async () => {
    const { actor, id, password } = await newAccount();
    for (const current of [undefined, "", "wrong"]) {
      const refused = await changePassword(actor, { current, next: NEXT }).catch((error) => error);
      expect(JSON.stringify(refused.details?.fields ?? refused.issues)).toContain("current");
    }
    for (let used = 0; used < 10; used += 1) {
      await changePassword(actor, { current: "wrong", next: NEXT }).catch(() => {});
    }
    await expect(changePassword(actor, { current: password, next: NEXT })).rejects.toMatchObject({
      code: "rate-limited",
    });
    expect((await rowOf(id)).sessionVersion).toBe(1);
  });

  it("sets a first one where there was none, but not where no address goes with it", async () => {
    const { actor, id, email } = await newAccount();
    await db.person.update({ where: { id }, data: { passwordHash: null } });
    await changePassword(actor, { next: NEXT });
    await expect(authenticate(newClient(), { email, password: NEXT })).resolves.toMatchObject({ id });
    await db.person.update({ where: { id }, data: { passwordHash: null, email: null } });
    await expect(changePassword(actor, { next: NEXT })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is closed to visitors and tokens, like signing out everywhere", async () => {
    const { actor, password } = await newAccount();
    const change = { current: password, next: NEXT };
    await expect(changePassword(VISITOR, change)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(changePassword(throughToken(actor), change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(signOutEverywhere(VISITOR)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(signOutEverywhere(throughToken(actor))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("signing out everywhere", () => {
  it("ends every session by moving the version on", async () => {
    const { actor, id } = await newAccount();
    await signOutEverywhere(actor);
    expect((await rowOf(id)).sessionVersion).toBe(2);
  });
});

/** Without the mail that a new account gets. */
const resetsTo = (email: string) => office.to(email).filter(({ raw }) => raw.includes("/reset-password/"));

describe("resetting the password by mail", () => {
  it("mails a link that works once, for an hour, and is kept only as a hash", async () => {
    const { id, email, password } = await newAccount();
    const secret = await mailedSecret(email);
    const [reset] = await db.passwordReset.findMany({ where: { personId: id } });
    expect(JSON.stringify(reset)).not.toContain(secret);
    expect((reset?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect((reset?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(60 * 60_000);
    expect(await isResetLinkUsable(newClient(), secret)).toBe(true);

    await resetPassword(newClient(), { token: secret, password: NEXT });
    await expect(authenticate(newClient(), { email, password: NEXT })).resolves.toMatchObject({ id });
    await expect(authenticate(newClient(), { email, password })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect((await rowOf(id)).sessionVersion).toBeGreaterThan(1);
    expect(await isResetLinkUsable(newClient(), secret)).toBe(false);
    await expect(resetPassword(newClient(), { token: secret, password })).rejects.toMatchObject({
      code: "gone",
    });
  });

  it("gives the link to one of two who use it at the same moment", async () => {
    const { email } = await newAccount();
    const token = await mailedSecret(email);
    const tries = await Promise.allSettled(
      [1, 2, 3].map((number) => resetPassword(newClient(), { token, password: `${NEXT} ${number}` })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("refuses a link that is too old, was replaced by a newer one, or never was", async () => {
    const { id, email } = await newAccount();
    const first = await mailedSecret(email);
    const second = await mailedSecret(email);
    await expect(resetPassword(newClient(), { token: first, password: NEXT })).rejects.toMatchObject({
      code: "gone",
    });
    await db.passwordReset.updateMany({
      where: { personId: id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    await expect(resetPassword(newClient(), { token: second, password: NEXT })).rejects.toMatchObject({
      code: "gone",
    });
    await expect(resetPassword(newClient(), { token: "x".repeat(43), password: NEXT })).rejects.toMatchObject(
      {
        code: "gone",
      },
    );
  });

  it("answers the same for an unknown address, without waiting for the mail, and mails nothing", async () => {
    const known = await newAccount();
    const unknown = newSignUp();
    const release = office.hold();
    for (const email of [known.email, unknown.email]) {
      expect(await requestPasswordReset(newClient(), { email })).toBeUndefined();
    }
    expect(office.to(known.email)).toEqual([]);
    release();
    await backgroundWork();
    expect(resetsTo(known.email)).toHaveLength(1);
    expect(office.to(unknown.email)).toEqual([]);
  });

  it("mails nothing to a suspended account, and lets nobody back into one", async () => {
    const { id, email } = await newAccount();
    const token = await mailedSecret(email);
    await db.person.update({ where: { id }, data: { status: "suspended" } });
    await requestPasswordReset(newClient(), { email });
    await backgroundWork();
    expect(resetsTo(email)).toHaveLength(1);
    await expect(resetPassword(newClient(), { token, password: NEXT })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("sends one recipient five mails an hour at most, known or not", async () => {
    for (const { email } of [await newAccount(), newSignUp()]) {
      for (let sent = 0; sent < 5; sent += 1) await requestPasswordReset(newClient(), { email });
      await expect(requestPasswordReset(newClient(), { email })).rejects.toMatchObject({
        code: "rate-limited",
      });
    }
  });

  it("is refused in plain words where no mail is sent, or the site does not know its address", async () => {
    const { email } = await newAccount();
    await expect(requestPasswordReset({ ...newClient(), origin: null }, { email })).rejects.toMatchObject({
      code: "not-configured",
    });
    Object.assign(env, { SMTP_URL: undefined, NODE_ENV: "production", demoAllowed: false });
    await expect(requestPasswordReset(newClient(), { email })).rejects.toMatchObject({
      code: "not-configured",
      message: expect.stringContaining("SMTP_URL"),
    });
  });

  it("lets in somebody whom others' guesses had locked out", async () => {
    const { email } = await newAccount();
    for (let used = 0; used < 11; used += 1) {
      await authenticate(newClient(), { email, password: "wrong" }).catch(() => {});
    }
    await resetPassword(newClient(), { token: await mailedSecret(email), password: NEXT });
    await expect(authenticate(newClient(), { email, password: NEXT })).resolves.toBeDefined();
  });

  it("takes an account back from whoever made it with somebody else's address", async () => {
    const { actor, id, email } = await newAccount();
    await createToken(actor, { name: "a way back in", scopes: ["write"] });
    await db.externalAccount.create({ data: { provider: "github", providerAccountId: id, personId: id } });
    await resetPassword(newClient(), { token: await mailedSecret(email), password: NEXT });
    expect((await listTokens(actor)).items).toEqual([]);
    expect(await db.externalAccount.count({ where: { personId: id } })).toBe(0);
    expect((await rowOf(id)).emailVerifiedAt).not.toBeNull();
  });

  it("keeps tokens and other sign-ins of an account whose address was proven before", async () => {
    const { actor, id, email } = await newAccount();
    await db.person.update({ where: { id }, data: { emailVerifiedAt: new Date() } });
    await createToken(actor, { name: "statistics", scopes: ["read"] });
    await resetPassword(newClient(), { token: await mailedSecret(email), password: NEXT });
    expect((await listTokens(actor)).items).toHaveLength(1);
  });
});
