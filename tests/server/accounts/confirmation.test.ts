import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { canWriteIn } from "@/core/permissions";
import { confirmAddress, resendConfirmation } from "@/server/accounts/confirmation";
import { signUp } from "@/server/accounts/sign-up";
import { db, pool } from "@/server/db";
import { env } from "@/server/env";
import { ensurePublicGroup } from "@/server/groups/commands";
import { backgroundWork } from "@/server/mail/background";
import { actorForPerson } from "@/server/session";
import { insertGroup, PUBLIC_GROUP } from "../../support/rows";
import { openPostOffice, type PostOffice } from "../mail/post-office";
import { newAccount, newClient, newSignUp, throughToken } from "./people";

const before = { ...env };
let office: PostOffice;

beforeAll(async () => {
  await ensurePublicGroup();
  office = await openPostOffice();
});
afterEach(() => {
  Object.assign(env, { ...before, SMTP_URL: undefined });
});
afterAll(() => office.close());

const linkIn = (raw: string | undefined) => /\/confirm\/([\w-]+)/.exec(raw ?? "")?.[1] ?? "";

/** Somebody who has just made an account on a site that mails, and the link in their mail. */
async function newcomer() {
  env.SMTP_URL = office.url;
  const typed = newSignUp();
  const { session } = await signUp(newClient(), typed);
  await backgroundWork();
  const [mail] = office.to(typed.email);
  return { ...typed, id: session.id, token: linkIn(mail?.raw), actor: () => actorForPerson(session.id) };
}

describe("the address of a new account", () => {
  it("is confirmed by the link that was mailed to it; until then one writes only for oneself", async () => {
    const me = await newcomer();
    expect(canWriteIn(await me.actor(), null)).toBe(true);
    expect(canWriteIn(await me.actor(), PUBLIC_GROUP)).toBe(false);
    const group = await insertGroup(pool(), { [me.id]: "owner" });
    expect(canWriteIn(await me.actor(), group.id)).toBe(false);
    for (let times = 0; times < 2; times++) await confirmAddress(await me.actor(), me.token);
    expect(canWriteIn(await me.actor(), PUBLIC_GROUP)).toBe(true);
    expect(canWriteIn(await me.actor(), group.id)).toBe(true);
  });

  it("is not confirmed by a forged link, another's, one for an earlier address, or through a token", async () => {
    const [me, other] = [await newcomer(), await newcomer()];
    const actor = await me.actor();
    for (const wrong of ["", "x", other.token, `${me.token}AA`]) {
      await expect(confirmAddress(actor, wrong)).rejects.toMatchObject({ code: "gone" });
    }
    await expect(confirmAddress(throughToken(actor), me.token)).rejects.toMatchObject({ code: "forbidden" });
    await db.person.update({ where: { id: me.id }, data: { email: newSignUp().email } });
    await expect(confirmAddress(actor, me.token)).rejects.toMatchObject({ code: "gone" });
    expect(await db.person.findUniqueOrThrow({ where: { id: me.id } })).toMatchObject({
      emailVerifiedAt: null,
    });
  });

  it("gets the same link again on request, but not without end, and not once it is confirmed", async () => {
    const me = await newcomer();
    const client = newClient();
    for (let times = 0; times < 5; times++) await resendConfirmation(client, await me.actor());
    await expect(resendConfirmation(client, await me.actor())).rejects.toMatchObject({
      code: "rate-limited",
    });
    await backgroundWork();
    expect(new Set(office.to(me.email).map(({ raw }) => linkIn(raw)))).toEqual(new Set([me.token]));
    expect(office.to(me.email)).toHaveLength(6);
    await confirmAddress(await me.actor(), me.token);
    await expect(resendConfirmation(newClient(), await me.actor())).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("need not be confirmed where the site mails nothing", async () => {
    const me = await newAccount();
    expect(canWriteIn(await actorForPerson(me.id), PUBLIC_GROUP)).toBe(true);
    await expect(resendConfirmation(newClient(), me.actor)).rejects.toMatchObject({ code: "conflict" });
  });
});
