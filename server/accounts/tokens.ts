import { type ApiTokenView, CreateTokenSchema, type NewApiTokenView, type TokenScope } from "@/core/account";
import { conflict, notFound } from "@/core/errors";
import { IdSchema } from "@/core/id";
import { newId } from "@/core/new-id";
import { encodeCursor, type Page, PageQuerySchema } from "@/core/page";
import { account } from "@/messages/en/account";
import { requireOwnAccount } from "@/server/accounts/own-account";
import { hashToken, newSecret } from "@/server/auth/secret";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { consume } from "@/server/limits";
import type { Actor } from "@/server/session";

/** Tells our secrets from others' where one turns up: in a log, in a repository. */
const SECRET_PREFIX = "mrg_";
const MAX_TOKENS = 50;
const DAY = 24 * 60 * 60 * 1_000;

const tokenSelect = {
  id: true,
  name: true,
  scopes: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
} satisfies Prisma.ApiTokenSelect;

type TokenRow = Prisma.ApiTokenGetPayload<{ select: typeof tokenSelect }>;

const toTokenView = (token: TokenRow): ApiTokenView => ({
  id: token.id,
  name: token.name,
  scopes: token.scopes as TokenScope[],
  createdAt: token.createdAt.toISOString(),
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  expiresAt: token.expiresAt?.toISOString() ?? null,
});

/** The actor's tokens that were not revoked, newest first; those that have ended are still listed. */
export async function listTokens(actor: Actor, query: unknown = {}): Promise<Page<ApiTokenView>> {
  const { id: personId } = requireOwnAccount(actor);
  const { cursor, limit } = PageQuerySchema.parse(query);
  const rows = await db.apiToken.findMany({
    where: {
      personId,
      revokedAt: null,
      ...(cursor && {
        OR: [{ createdAt: { lt: cursor.createdAt } }, { createdAt: cursor.createdAt, id: { lt: cursor.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: tokenSelect,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(toTokenView), next: last ? encodeCursor(last) : null };
}

/**
 * Makes a token. Its secret is in this answer and nowhere else: the database keeps a hash.
 * @throws AppError conflict when there are as many as one person may have.
 */
export async function createToken(actor: Actor, input: unknown): Promise<NewApiTokenView> {
  const { id: personId } = requireOwnAccount(actor);
  const { name, scopes, days } = CreateTokenSchema.parse(input);
  await consume("write", personId);
  const secret = `${SECRET_PREFIX}${newSecret()}`;
  const token = await db.$transaction(async (tx) => {
    // One after the other, or several at once would pass the count together.
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
    const count = await tx.apiToken.count({ where: { personId, revokedAt: null } });
    if (count >= MAX_TOKENS) throw conflict(account.tooManyTokens(MAX_TOKENS));
    return tx.apiToken.create({
      data: {
        id: newId(),
        personId,
        name,
        scopes: [...new Set(scopes)],
        tokenHash: hashToken(secret),
        expiresAt: new Date(Date.now() + days * DAY),
      },
      select: tokenSelect,
    });
  });
  return { ...toTokenView(token), secret };
}

/** Ends one of the actor's tokens at once. @throws AppError not-found for anybody else's. */
export async function revokeToken(actor: Actor, tokenId: string): Promise<void> {
  const { id: personId } = requireOwnAccount(actor);
  await consume("write", personId);
  const id = IdSchema.safeParse(tokenId).data;
  const { count } = id
    ? await db.apiToken.updateMany({
        where: { id, personId, revokedAt: null },
        data: { revokedAt: new Date() },
      })
    : { count: 0 };
  if (count === 0) throw notFound("token");
}
