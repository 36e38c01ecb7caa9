import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/server/env";
import { letters } from "@/server/mail/letters";
import { canSendMail, mailRoute, sendMail } from "@/server/mail/mailer";
import { openPostOffice, type PostOffice } from "./post-office";

const before = { ...env };
let office: PostOffice;

beforeAll(async () => {
  office = await openPostOffice();
});
afterEach(() => {
  Object.assign(env, before);
  office.refuse(null);
});
afterAll(() => office.close());

const letter = { to: "reader@example.org", subject: "A test", text: "Words." };

describe("mail", () => {
  it("goes to the SMTP server, from the address that is set", async () => {
    Object.assign(env, { SMTP_URL: office.url, MAIL_FROM: "Marginalia <desk@example.org>" });
    await sendMail(letter);
    const [received] = office.to(letter.to);
    expect(received).toMatchObject({ from: "desk@example.org", to: [letter.to] });
    expect(received?.raw).toContain("Subject: A test");
  });

  it("never reads an address as several, nor a subject as more headers", async () => {
    Object.assign(env, { SMTP_URL: office.url });
    await sendMail({ ...letter, to: "a@example.org,b@example.org" }).catch(() => {});
    expect([...office.to("a@example.org"), ...office.to("b@example.org")]).toEqual([]);
    await sendMail({ ...letter, to: "c@example.org", subject: "One\r\nBcc: d@example.org" });
    expect(office.to("c@example.org")).toHaveLength(1);
    expect(office.to("d@example.org")).toEqual([]);
  });

  it("says that it was not sent when the server refuses it, without the server's words", async () => {
    Object.assign(env, { SMTP_URL: office.url });
    office.refuse("secret internal reason");
    const refused = await sendMail(letter).catch((error) => error);
    expect(refused).toMatchObject({ code: "unavailable" });
    expect(refused.message).not.toContain("secret");
  });

  it("says so too when there is no server where it should be", async () => {
    Object.assign(env, { SMTP_URL: "smtp://127.0.0.1:1" });
    await expect(sendMail(letter)).rejects.toMatchObject({ code: "unavailable" });
  });

  it.each([
    ["the log while developing", "log", { NODE_ENV: "development", demoAllowed: false }],
    ["the log on the demo database", "log", { NODE_ENV: "production", demoAllowed: true }],
    ["nowhere in production", "none", { NODE_ENV: "production", demoAllowed: false }],
  ])("goes to %s without SMTP_URL", async (_, route, settings) => {
    Object.assign(env, { SMTP_URL: undefined, ...settings });
    expect(mailRoute()).toBe(route);
    expect(canSendMail()).toBe(route !== "none");
    if (route === "none") await expect(sendMail(letter)).rejects.toMatchObject({ code: "not-configured" });
    else await expect(sendMail(letter)).resolves.toBeUndefined();
  });

  it("has its link in text and in HTML, where nothing of it can become markup", () => {
    const url = 'https://example.org/?a=1&b="><script>';
    const { text, html } = letters.passwordReset("reader@example.org", url);
    expect(text).toContain(url);
    expect(html).not.toContain("<script>");
    expect(html).toContain("https://example.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;");
  });
});
