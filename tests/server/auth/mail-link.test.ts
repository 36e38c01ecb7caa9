import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { requestSignInLink } from "@/server/accounts/sign-in-links";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { newAccount, newClient, newSignUp, rowOf } from "../accounts/people";
import { openPostOffice, type PostOffice } from "../mail/post-office";
import { Visit } from "./auth-visit";

const before = { ...env };
let office: PostOffice;

beforeAll(async () => {
  office = await openPostOffice();
});
beforeEach(() => {
  Object.assign(env, { SMTP_URL: office.url });
});
afterEach(() => {
  Object.assign(env, before);
});
afterAll(() => office.close());

/** What the page behind the newest mailed link puts into its form. */
function mailedLink(email: string): { email: string; token: string; callbackUrl: string } {
  const link = office.newestOf(email, /http:\/\/localhost:3000\/sign-in\/link\?\S+/)?.[0];
  const query = new URL(link ?? "").searchParams;
  return {
    email: query.get("email") ?? "",
    token: query.get("token") ?? "",
    callbackUrl: query.get("next") ?? "",
  };
}

describe("signing in by a mailed link", () => {
  it("makes an account for an address that is new, and comes back to where one was", async () => {
    const { email } = newSignUp();
    await requestSignInLink(newClient(), { email: email.toUpperCase() }, "/articles/a?x=1");
    const visit = new Visit();
    const answer = await visit.get("callback/email", mailedLink(email));
    expect(answer.location).toBe("/articles/a?x=1");
    const row = await rowOf((await visit.session())?.sub as string);
    expect(row).toMatchObject({ email, passwordHash: null });
    expect(row.emailVerifiedAt).not.toBeNull();
  });

  it("lets an address in that has an account, with its password where it was proven before", async () => {
    const { id, email } = await newAccount();
    await db.person.update({ where: { id }, data: { emailVerifiedAt: new Date() } });
    await requestSignInLink(newClient(), { email }, "/");
    const visit = new Visit();
    await visit.get("callback/email", mailedLink(email));
    expect((await visit.session())?.sub).toBe(id);
    expect((await rowOf(id)).passwordHash).not.toBeNull();
  });

  it("takes an account over from whoever made it with an address that was not theirs", async () => {
    const { id, email } = await newAccount();
    await requestSignInLink(newClient(), { email }, "/");
    const visit = new Visit();
    await visit.get("callback/email", mailedLink(email));
    expect(await rowOf(id)).toMatchObject({ passwordHash: null, sessionVersion: 2 });
    expect(await visit.session()).toMatchObject({ sub: id, v: 2 });
  });

  it("works once, also when it is opened twice at the same moment", async () => {
    const { email } = await newAccount();
    await requestSignInLink(newClient(), { email }, "/");
    const link = mailedLink(email);
    const visits = [new Visit(), new Visit()];
    await Promise.all(visits.map((visit) => visit.get("callback/email", link)));
    const sessions = await Promise.all(visits.map((visit) => visit.session()));
    expect(sessions.filter(Boolean)).toHaveLength(1);
    const late = await new Visit().get("callback/email", link);
    expect(late.location).toContain("error=Verification");
  });

  it("works for its own address and its hour only", async () => {
    const [mine, theirs] = [await newAccount(), await newAccount()];
    await requestSignInLink(newClient(), { email: mine.email }, "/");
    const link = mailedLink(mine.email);
    const visit = new Visit();
    expect((await visit.get("callback/email", { ...link, email: theirs.email })).location).toContain(
      "Verification",
    );
    await db.verificationToken.updateMany({
      where: { identifier: mine.email },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await visit.get("callback/email", link)).location).toContain("error=Verification");
    expect(await visit.session()).toBeNull();
  });

  it("keeps only hashes of links", async () => {
    const { email } = newSignUp();
    await requestSignInLink(newClient(), { email }, "/");
    const rows = await db.verificationToken.findMany({ where: { identifier: email } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(mailedLink(email).token);
  });

  it("works the same through next-auth's own route", async () => {
    const { id, email } = await newAccount();
    const visit = new Visit();
    const asked = await visit.post("signin/email", { email: email.toUpperCase(), callbackUrl: "/groups" });
    expect(asked.location).toContain("/verify-request");
    const answer = await visit.get("callback/email", mailedLink(email));
    expect(answer.location).toBe("/groups");
    expect((await visit.session())?.sub).toBe(id);
  });

  it("sends one recipient five mails an hour at most, through both doors together", async () => {
    const { email } = newSignUp();
    for (let sent = 0; sent < 5; sent += 1) await requestSignInLink(newClient(), { email }, "/");
    await expect(requestSignInLink(newClient(), { email }, "/")).rejects.toMatchObject({
      code: "rate-limited",
    });
    const asked = await new Visit().post("signin/email", { email });
    expect(asked.location).toBe("/sign-in?error=RateLimited");
    expect(office.to(email)).toHaveLength(5);
  });

  it("tells suspended people so and lets none of them in", async () => {
    const { id, email } = await newAccount();
    await requestSignInLink(newClient(), { email }, "/");
    await db.person.update({ where: { id }, data: { status: "suspended" } });
    const visit = new Visit();
    expect((await visit.get("callback/email", mailedLink(email))).location).toBe(
      "/sign-in?error=AccountSuspended",
    );
    expect(await visit.session()).toBeNull();
  });

  it("is not offered where no mail server is set", async () => {
    Object.assign(env, { SMTP_URL: undefined });
    await expect(requestSignInLink(newClient(), { email: newSignUp().email }, "/")).rejects.toMatchObject({
      code: "not-configured",
    });
    const { body } = await new Visit().get("providers");
    expect(Object.keys(body as object)).toEqual(["credentials"]);
  });
});
