import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/core/new-id";
import { createToken, listTokens } from "@/server/accounts/tokens";
import { offeredProviders, toGitHubClaims } from "@/server/auth/providers";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { sessionCookie } from "../../support/session-cookie";
import { newAccount, newSignUp, rowOf } from "../accounts/people";
import { Visit } from "./auth-visit";
import { type Claims, type Issuer, openIssuer } from "./oidc-issuer";

const before = { ...env };
let issuer: Issuer;

beforeAll(async () => {
  issuer = await openIssuer();
});
beforeEach(() => {
  Object.assign(env, issuer.settings);
});
afterEach(() => {
  Object.assign(env, before);
});
afterAll(() => issuer.close());

const newClaims = (): Claims => ({
  sub: newId(),
  name: "Grace Test",
  email: newSignUp().email,
  email_verified: true,
});

/** From the button to the way back, with a browser of its own unless one is given. */
async function signInWith(claims: Claims, visit = new Visit()) {
  issuer.signsIn(claims);
  const start = await visit.post("signin/oidc", { callbackUrl: "/articles/a" });
  const back = await fetch(start.location ?? "", { redirect: "manual" });
  const { searchParams } = new URL(back.headers.get("location") ?? "");
  const answer = await visit.get("callback/oidc", Object.fromEntries(searchParams));
  return { visit, answer, personId: (await visit.session())?.sub as string | undefined };
}

describe("signing in with an OpenID provider", () => {
  it("makes an account the first time, and comes back to where one was", async () => {
    const claims = newClaims();
    const { answer, personId } = await signInWith(claims);
    expect(answer).toMatchObject({ status: 302, location: "/articles/a" });
    const row = await rowOf(personId ?? "");
    expect(row).toMatchObject({
      name: "Grace Test",
      email: claims.email,
      passwordHash: null,
      status: "active",
    });
    expect(row.handle).toMatch(/^grace-test(-\d{4})?$/);
    expect(row.emailVerifiedAt).not.toBeNull();
  });

  it("keeps in its cookie who it is and which version, and nothing else", async () => {
    const { visit, personId } = await signInWith(newClaims());
    expect(await visit.session()).toEqual({
      sub: personId,
      v: 1,
      iat: expect.any(Number),
      exp: expect.any(Number),
      jti: expect.any(String),
    });
  });

  it("finds the same person again, also when their address has changed", async () => {
    const claims = newClaims();
    const first = await signInWith(claims);
    const second = await signInWith({ ...claims, email: newSignUp().email });
    expect(second.personId).toBe(first.personId);
    expect((await rowOf(first.personId ?? "")).email).toBe(claims.email);
  });

  it("joins the account that has the address, when the provider says that it is verified", async () => {
    const { id, email } = await newAccount();
    await db.person.update({ where: { id }, data: { emailVerifiedAt: new Date() } });
    const { personId } = await signInWith({ ...newClaims(), email: email.toUpperCase() });
    expect(personId).toBe(id);
    expect((await rowOf(id)).passwordHash).not.toBeNull();
  });

  it.each([{ email_verified: false }, { email_verified: undefined }])(
    "takes no address that the provider does not vouch for (%j)",
    async (change) => {
      const { id, email } = await newAccount();
      const { personId } = await signInWith({ ...newClaims(), email, ...change });
      expect(personId).toBeDefined();
      expect(personId).not.toBe(id);
      expect((await rowOf(personId ?? "")).email).toBeNull();
    },
  );

  it("takes an account over from whoever made it with an address that was not theirs", async () => {
    const { actor, id, email } = await newAccount();
    await createToken(actor, { name: "a way back in", scopes: ["write"] });
    const { personId, visit } = await signInWith({ ...newClaims(), email });
    expect(personId).toBe(id);
    const row = await rowOf(id);
    expect(row).toMatchObject({ passwordHash: null, sessionVersion: 2 });
    expect((await visit.session())?.v).toBe(2);
    expect((await listTokens(actor)).items).toEqual([]);
  });

  it("joins nothing to whoever happens to be signed in on the browser", async () => {
    const { id } = await newAccount();
    const visit = new Visit();
    const { name, value } = await sessionCookie({ id, sessionVersion: 1 });
    visit.cookies.set(name, value);
    const { personId } = await signInWith(newClaims(), visit);
    expect(personId).not.toBe(id);
    expect(await db.externalAccount.count({ where: { personId: id } })).toBe(0);
  });

  it("tells suspended people so, found by provider or by address, and lets none of them in", async () => {
    const claims = newClaims();
    const { personId } = await signInWith(claims);
    await db.person.update({ where: { id: personId }, data: { status: "suspended" } });
    for (const who of [claims, { ...newClaims(), email: claims.email }]) {
      const { answer, visit } = await signInWith(who);
      expect(answer.location).toBe("/sign-in?error=AccountSuspended");
      expect(await visit.session()).toBeNull();
    }
  });

  it("refuses an answer that this browser did not ask for", async () => {
    const mine = new Visit();
    issuer.signsIn(newClaims());
    const start = await mine.post("signin/oidc", { callbackUrl: "/" });
    const back = await fetch(start.location ?? "", { redirect: "manual" });
    const { searchParams } = new URL(back.headers.get("location") ?? "");
    const theirs = new Visit();
    const answer = await theirs.get("callback/oidc", Object.fromEntries(searchParams));
    expect(answer.location).toContain("error=OAuthCallback");
    expect(await theirs.session()).toBeNull();
  });

  it("leads to no other site afterwards", async () => {
    const visit = new Visit();
    const start = await visit.post("signin/oidc", { callbackUrl: "https://evil.example.net/groups" });
    issuer.signsIn(newClaims());
    const back = await fetch(start.location ?? "", { redirect: "manual" });
    const { searchParams } = new URL(back.headers.get("location") ?? "");
    const answer = await visit.get("callback/oidc", Object.fromEntries(searchParams));
    expect(answer.location).toBe("/groups");
  });
});

describe("the providers that are offered", () => {
  it("are those whose variables are all set", () => {
    Object.assign(env, { OIDC_NAME: "University", GITHUB_ID: "id", GOOGLE_CLIENT_ID: "id" });
    expect(offeredProviders()).toEqual([{ id: "oidc", name: "University" }]);
    Object.assign(env, { GITHUB_SECRET: "s", GOOGLE_CLIENT_SECRET: "s" });
    expect(offeredProviders().map(({ id }) => id)).toEqual(["github", "google", "oidc"]);
  });

  it("count GitHub's primary address as verified only when GitHub does", () => {
    const user = { id: 7, login: "ada", name: null };
    const emails = [
      { email: "other@example.org", primary: false, verified: true },
      { email: "ada@example.org", primary: true, verified: false },
    ];
    expect(toGitHubClaims(user, emails)).toMatchObject({
      sub: "7",
      name: "ada",
      email: "ada@example.org",
      email_verified: false,
    });
    expect(toGitHubClaims(user, [])).toMatchObject({ email: undefined, email_verified: false });
  });
});
