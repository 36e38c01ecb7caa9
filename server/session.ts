import { cookies, headers } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import type { TokenScope } from "@/core/account";
import { AppError } from "@/core/errors";
import type { MembershipRole } from "@/core/group";
import type { PersonFacts } from "@/core/permissions";
import type { PersonRef, SiteRole } from "@/core/person";
import { hashToken } from "@/server/auth/secret";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";

/**
 * Who acts. The brand cannot be written outside this file, so a command that takes an `Actor` can only
 * have got one from here: with role, status and memberships read from the database for this request.
 */
declare const made: unique symbol;
export type SignedInActor = PersonFacts &
  PersonRef & { readonly [made]: true; via: "session" | "token" | "system" };
export type Actor = SignedInActor | { readonly kind: "visitor"; readonly [made]: true };

export const VISITOR = { kind: "visitor" } as Actor;

/** A session ends this long after signing in, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;
const isSecure = env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** next-auth's own name, so that its routes and ours read the same cookie. */
export const SESSION_COOKIE = `${isSecure ? "__Secure-" : ""}next-auth.session-token`;

const cookieOptions = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure } as const;

function secret(): string {
  if (!env.NEXTAUTH_SECRET)
    throw new Error("NEXTAUTH_SECRET is not set; `npm start` makes one for its own database.");
  return env.NEXTAUTH_SECRET;
}

// ── Reading ─────────────────────────────────────────────────────────────────

interface ActorRow {
  id: string;
  name: string;
  handle: string;
  siteRole: SiteRole;
  sessionVersion: number;
  demoRole: string | null;
  roles: Record<string, MembershipRole> | null;
}

/** An active person with their roles, in one round trip; null for everyone who may not act. */
async function activePerson(personId: string): Promise<ActorRow | null> {
  const [row] = await hotQuery<ActorRow>(Prisma.sql`
    SELECT p.id, p.name, p.handle, p."siteRole"::text AS "siteRole", p."sessionVersion", p."demoRole",
      (SELECT jsonb_object_agg(m."groupId", m.role) FROM "Membership" m WHERE m."personId" = p.id) AS roles
    FROM "Person" p WHERE p.id = ${personId}::uuid AND p.status = 'active'`);
  if (!row || (row.demoRole !== null && !env.demoAllowed)) return null;
  return row;
}

const toActor = (row: ActorRow, via: SignedInActor["via"], mayWrite: boolean): SignedInActor =>
  ({
    kind: "person",
    id: row.id,
    name: row.name,
    handle: row.handle,
    siteRole: row.siteRole,
    roles: row.roles ?? {},
    mayWrite,
    via,
  }) as SignedInActor;

/** The actor of this page, action or request by its session cookie. Asked once per request, however often called. */
export const getActor = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return VISITOR;
  const session = await decode({ token, secret: secret() }).catch(() => null);
  if (!session?.sub || typeof session.v !== "number") return VISITOR;
  const row = await activePerson(session.sub);
  return row && row.sessionVersion === session.v ? toActor(row, "session", true) : VISITOR;
});

/**
 * The actor of an API request: a bearer token (RFC 6750) where there is one, else the session.
 * @throws AppError unauthenticated for a token that is unknown, ended or revoked.
 */
export async function getApiActor(): Promise<Actor> {
  const authorization = (await headers()).get("authorization");
  if (authorization === null) return getActor();
  const [, bearer] = /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(authorization) ?? [];
  const actor = bearer ? await actorOfToken(bearer) : null;
  if (!actor)
    throw new AppError("unauthenticated", "This token is unknown, has ended or was revoked.", {
      challenge: 'error="invalid_token"',
    });
  return actor;
}

async function actorOfToken(bearer: string): Promise<Actor | null> {
  const token = await db.apiToken.findUnique({
    where: { tokenHash: hashToken(bearer) },
    select: { id: true, personId: true, scopes: true, expiresAt: true, revokedAt: true, lastUsedAt: true },
  });
  const now = new Date();
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= now)) return null;
  const row = await activePerson(token.personId);
  if (!row) return null;
  // Once a minute is exact enough, and keeps reading from becoming writing.
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() > 60_000) {
    await db.apiToken.update({ where: { id: token.id }, data: { lastUsedAt: now }, select: { id: true } });
  }
  return toActor(row, "token", (token.scopes as TokenScope[]).includes("write"));
}

/** For the seed, jobs and tests, which act in a person's name without a request. */
export async function actorForPerson(personId: string): Promise<SignedInActor> {
  const row = await activePerson(personId);
  if (!row) throw new AppError("unauthenticated", "This person may not act.");
  return toActor(row, "system", true);
}

/** @throws AppError unauthenticated for a visitor. */
export function requirePerson(actor: Actor): SignedInActor {
  if (actor.kind === "visitor") throw new AppError("unauthenticated", "Sign in to do this.");
  return actor;
}

// ── Starting and ending ─────────────────────────────────────────────────────

/** Signs a person in on this browser: the same cookie that next-auth's own routes set. */
export async function startSession(person: { id: string; sessionVersion: number }): Promise<void> {
  const value = await encode({
    token: { sub: person.id, v: person.sessionVersion },
    secret: secret(),
    maxAge: SESSION_SECONDS,
  });
  (await cookies()).set(SESSION_COOKIE, value, { ...cookieOptions, maxAge: SESSION_SECONDS });
}

export async function endSession(): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, "", { ...cookieOptions, maxAge: 0 });
}
