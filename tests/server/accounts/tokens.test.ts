import { describe, expect, it } from "vitest";
import { createToken, listTokens, revokeToken } from "@/server/accounts/tokens";
import { hashToken } from "@/server/auth/secret";
import { db } from "@/server/db";
import { VISITOR } from "@/server/session";
import { newAccount, throughToken } from "./people";

const draft = { name: "class statistics", scopes: ["read"] };

describe("access tokens", () => {
  it("shows a secret once and keeps only its hash", async () => {
    const { actor, id } = await newAccount();
    const made = await createToken(actor, { ...draft, days: 7 });
    expect(made.secret).toMatch(/^mrg_[\w-]{43}$/);
    const row = await db.apiToken.findUniqueOrThrow({ where: { id: made.id } });
    expect(row).toMatchObject({ personId: id, tokenHash: hashToken(made.secret) });
    expect(JSON.stringify(row)).not.toContain(made.secret);
    expect(JSON.stringify(await listTokens(actor))).not.toContain(made.secret);
    const days = (new Date(made.expiresAt ?? 0).getTime() - new Date(made.createdAt).getTime()) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
  });

  it("lists one's own, newest first, page by page", async () => {
    const { actor } = await newAccount();
    await createToken((await newAccount()).actor, draft);
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.push((await createToken(actor, draft)).id);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listTokens(actor, { limit: "2", ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(made.reverse());
  });

  it("revokes one's own, and answers not-found for others' and for what is no id", async () => {
    const [mine, theirs] = [await newAccount(), await newAccount()];
    const token = await createToken(mine.actor, draft);
    await expect(revokeToken(theirs.actor, token.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(revokeToken(mine.actor, "no id")).rejects.toMatchObject({ code: "not-found" });
    await revokeToken(mine.actor, token.id);
    await expect(listTokens(mine.actor)).resolves.toMatchObject({ items: [] });
    await expect(revokeToken(mine.actor, token.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("ends at fifty, also when many are made at once", async () => {
    const { actor, id } = await newAccount();
    await db.apiToken.createMany({
      data: Array.from({ length: 48 }, (_, index) => ({
        id: crypto.randomUUID(),
        personId: id,
        name: `token ${index}`,
        scopes: ["read"],
        tokenHash: `${id}-${index}`,
      })),
    });
    const made = await Promise.allSettled(Array.from({ length: 5 }, () => createToken(actor, draft)));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    for (const one of made)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  });

  it("cannot be managed by visitors or through a token", async () => {
    const { actor } = await newAccount();
    for (const [who, code] of [
      [VISITOR, "unauthenticated"],
      [throughToken(actor), "forbidden"],
    ] as const) {
      await expect(createToken(who, draft)).rejects.toMatchObject({ code });
      await expect(listTokens(who)).rejects.toMatchObject({ code });
      await expect(revokeToken(who, crypto.randomUUID())).rejects.toMatchObject({ code });
    }
  });

  it.each([
    { ...draft, scopes: [] },
    { ...draft, scopes: ["admin"] },
    { ...draft, days: 366 },
    { ...draft, name: " " },
  ])("refuses %j", async (input) => {
    const { actor } = await newAccount();
    await expect(createToken(actor, input)).rejects.toMatchObject({ name: "ZodError" });
  });
});
