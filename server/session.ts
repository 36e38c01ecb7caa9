import { cookies, headers } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import type { TokenScope } from "@/core/account";
import { AppError } from "@/core/errors";
import type { MembershipRole } from "@/core/group";
import { isShutOut, rolesUnder, type SanctionFacts } from "@/core/moderation/sanctions";
import type { PersonFacts } from "@/core/permissions";
import type { PersonRef, SiteRole } from "@/core/person";
import { type BlindArticle, blindLayersOf } from "@/core/tasks/blind";
import { rememberTimeZone } from "@/server/accounts/time-zone";
import { hashToken } from "@/server/auth/secret";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import { isInForce } from "@/server/moderation/in-force";
import { blindArticles } from "@/server/tasks/blind-articles";

/**
 * Who acts. The brand cannot be written outside this file, so a command that takes an `Actor` can only
 * have got one from here: with role, status and memberships read from the database for this request.
 */
declare const made: unique symbol;
export type SignedInActor = PersonFacts &
  PersonRef & {
    readonly [made]: true;
    via: "session" | "token" | "system" | "appeal";
    /** When their account is deleted, if they asked for that. */
    leavesAt: Date | null;
  };
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
  deletionAt: Date | null;
  hasUnconfirmedAddress: boolean;
  roles: Record<string, MembershipRole> | null;
  sanctions: SanctionFacts[] | null;
  blind: BlindArticle[] | null;
}

/** Active accounts with their roles and the sanctions in force, in one round trip. */
const peopleWithSanctions = (personIds: readonly string[]): Promise<ActorRow[]> =>
  hotQuery<ActorRow>(Prisma.sql`
    SELECT p.id, p.name, p.handle, p."siteRole"::text AS "siteRole", p."sessionVersion", p."demoRole", p."deletionAt",
      (p.email IS NOT NULL AND p."emailVerifiedAt" IS NULL) AS "hasUnconfirmedAddress",
      (SELECT jsonb_object_agg(m."groupId", m.role) FROM "Membership" m WHERE m."personId" = p.id) AS roles,
      (SELECT jsonb_agg(jsonb_build_object('groupId', s."groupId", 'kind', s.kind)) FROM "Sanction" s
        WHERE s."personId" = p.id AND ${isInForce}) AS sanctions,
      (SELECT jsonb_agg(b ORDER BY b."groupId", b."articleId") FROM (${blindArticles(
        Prisma.sql`p.id`,
        Prisma.sql`k."groupId" IN (SELECT m."groupId" FROM "Membership" m WHERE m."personId" = p.id)`,
      )}) b) AS blind
    FROM "Person" p WHERE p.id = ANY(${personIds}::uuid[]) AND p.status = 'active'`);

/** Those of the people who may act. */
async function activePeople(personIds: readonly string[]): Promise<ActorRow[]> {
  const rows = await peopleWithSanctions(personIds);
  return rows.filter(
    ({ demoRole, sanctions }) => (demoRole === null || env.demoAllowed) && !isShutOut(sanctions ?? []),
  );
}

/** Null for everyone who may not act. */
const activePerson = async (personId: string): Promise<ActorRow | null> =>
  (await activePeople([personId]))[0] ?? null;

function toActor(row: ActorRow, via: SignedInActor["via"], mayWrite: boolean): SignedInActor {
  const roles = rolesUnder(row.roles ?? {}, row.sanctions ?? []);
  return {
    kind: "person",
    id: row.id,
    name: row.name,
    handle: row.handle,
    siteRole: row.siteRole,
    roles,
    blindTo: blindLayersOf(row.blind ?? [], roles),
    mayWrite,
    via,
    leavesAt: row.deletionAt,
    isUnconfirmed: row.hasUnconfirmedAddress && env.SMTP_URL !== undefined,
  } as SignedInActor;
}

/** The actor of this page, action or request by its session cookie. Asked once per request, however often called. */
export const getActor = cache(async (): Promise<Actor> => {
  const session = await readSession();
  if (!session) return VISITOR;
  const row = await activePerson(session.personId);
  return row && row.sessionVersion === session.version ? toActor(row, "session", true) : VISITOR;
});

/** What the session cookie says, if it is one of ours; nothing is asked of the database. */
async function readSession(): Promise<Extract<Credentials, { kind: "session" }> | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return null;
  const session = await decode({ token, secret: secret() }).catch(() => null);
  if (!session?.sub || typeof session.v !== "number") return null;
  const endsAt = typeof session.exp === "number" ? session.exp * 1_000 : Number.POSITIVE_INFINITY;
  return { kind: "session", personId: session.sub, version: session.v, endsAt };
}

/**
 * The actor of an API request: a bearer token (RFC 6750) where there is one, else the session.
 * @throws AppError unauthenticated for a token that is unknown, ended or revoked.
 */
export async function getApiActor(): Promise<Actor> {
  const authorization = (await headers()).get("authorization");
  if (authorization === null) return getActor();
  const bearer = bearerOf(authorization);
  const actor = bearer ? await actorOfToken(bearer) : null;
  if (!actor)
    throw new AppError("unauthenticated", "This token is unknown, has ended or was revoked.", {
      challenge: 'error="invalid_token"',
    });
  return actor;
}

const bearerOf = (authorization: string): string | undefined =>
  /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(authorization)?.[1];

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

// ── Reading again ───────────────────────────────────────────────────────────

/** How a request said who it is from; what an answer without an end keeps, to ask again. */
export type Credentials =
  | { kind: "visitor" }
  /** `endsAt`: milliseconds since 1970. */
  | { kind: "session"; personId: string; version: number; endsAt: number }
  | { kind: "token"; bearer: string };

/** Those of the current API request, by the rule of `getApiActor`. */
export async function getCredentials(): Promise<Credentials> {
  const authorization = (await headers()).get("authorization");
  if (authorization === null) return (await readSession()) ?? { kind: "visitor" };
  const bearer = bearerOf(authorization);
  return bearer ? { kind: "token", bearer } : { kind: "visitor" };
}

/**
 * Who stands behind them now, in their order: a visitor where the session or token has ended meanwhile, or the
 * person may not act any more. One query for all sessions, however many.
 */
export async function actorsOf(credentials: readonly Credentials[]): Promise<Actor[]> {
  const ids = credentials.flatMap((one) => (one.kind === "session" ? [one.personId] : []));
  const people = ids.length === 0 ? [] : await activePeople([...new Set(ids)]);
  const byId = new Map(people.map((row) => [row.id, row]));
  const actors: Actor[] = [];
  for (const one of credentials) {
    if (one.kind === "token") actors.push((await actorOfToken(one.bearer)) ?? VISITOR);
    else if (one.kind === "visitor" || one.endsAt <= Date.now()) actors.push(VISITOR);
    else {
      const row = byId.get(one.personId);
      actors.push(row && row.sessionVersion === one.version ? toActor(row, "session", true) : VISITOR);
    }
  }
  return actors;
}

/** For the seed, jobs and tests, which act in a person's name without a request. */
export async function actorForPerson(personId: string): Promise<SignedInActor> {
  const row = await activePerson(personId);
  if (!row) throw new AppError("unauthenticated", "This person may not act.");
  return toActor(row, "system", true);
}

/**
 * Somebody who may not act on this site, as far as they may still speak: with nothing but their appeals. For
 * `server/moderation/barred.ts` alone, which has seen that they proved who they are.
 * @throws AppError gone for whom nothing bars any more.
 */
export async function actorForAppeal(personId: string): Promise<SignedInActor> {
  const row = (await peopleWithSanctions([personId]))[0];
  if (!row || !isShutOut(row.sanctions ?? [])) throw new AppError("gone", "Nothing bars this account.");
  return toActor({ ...row, roles: null }, "appeal", true);
}

/**
 * Whom a letter is written to, with the rights that they have at this moment: who is shut out of the site sees no
 * more than what was done about them. Null for who has no active account.
 */
export async function actorForLetter(
  personId: string,
): Promise<{ person: SignedInActor; isShutOut: boolean } | null> {
  const row = (await peopleWithSanctions([personId]))[0];
  if (!row || (row.demoRole !== null && !env.demoAllowed)) return null;
  return isShutOut(row.sanctions ?? [])
    ? { person: toActor({ ...row, roles: null }, "appeal", true), isShutOut: true }
    : { person: toActor(row, "system", true), isShutOut: false };
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
  const jar = await cookies();
  jar.set(SESSION_COOKIE, value, { ...cookieOptions, maxAge: SESSION_SECONDS });
  await rememberTimeZone(person.id, jar);
}

export async function endSession(): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, "", { ...cookieOptions, maxAge: 0 });
}
