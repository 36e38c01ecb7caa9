import { describe, expect, it } from "vitest";
import { db } from "@/server/db";
import { newAccount } from "../accounts/people";
import { Visit } from "./auth-visit";

describe("next-auth's Credentials provider", () => {
  it("signs in by the same rule as the form, with the same cookie", async () => {
    const { id, email, password } = await newAccount();
    const visit = new Visit();
    const answer = await visit.post("callback/credentials", { email, password, callbackUrl: "/groups" });
    expect(answer.location).toBe("/groups");
    expect(await visit.session()).toMatchObject({ sub: id, v: 1 });
  });

  it("learns the time zone that the browser says, and keeps the first", async () => {
    const { id, email, password } = await newAccount();
    for (const zone of ["No/Where", "Asia/Kathmandu", "Europe/Kyiv"]) {
      const visit = new Visit();
      visit.cookies.set("time-zone", zone);
      await visit.post("callback/credentials", { email, password });
    }
    expect((await db.person.findUniqueOrThrow({ where: { id } })).timeZone).toBe("Asia/Kathmandu");
  });

  it.each([
    [
      "a wrong password",
      (known: { email: string }) => ({ email: known.email, password: "wrong" }),
      "CredentialsSignin",
    ],
    ["no password", (known: { email: string }) => ({ email: known.email }), "CredentialsSignin"],
    ["no address", () => ({ password: "wrong" }), "CredentialsSignin"],
  ])("refuses %s", async (_, typed, fault) => {
    const visit = new Visit();
    const answer = await visit.post("callback/credentials", typed(await newAccount()));
    expect(answer.location).toContain(`error=${fault}`);
    expect(await visit.session()).toBeNull();
  });

  it("counts against the same limits", async () => {
    const { email, password } = await newAccount();
    const visit = new Visit();
    for (let used = 0; used < 10; used += 1)
      await visit.post("callback/credentials", { email, password: "wrong" });
    const answer = await visit.post("callback/credentials", { email, password });
    expect(answer.location).toContain("error=RateLimited");
  });

  it("tells suspended people so", async () => {
    const { id, email, password } = await newAccount();
    await db.person.update({ where: { id }, data: { status: "suspended" } });
    const answer = await new Visit().post("callback/credentials", { email, password });
    expect(answer.location).toContain("error=AccountSuspended");
  });

  it("refuses a form without the browser's own CSRF token", async () => {
    const { email, password } = await newAccount();
    const visit = new Visit();
    await visit.get("csrf");
    await visit.postWithout("callback/credentials", { email, password, csrfToken: "somebody else's" });
    expect(await visit.session()).toBeNull();
  });
});
