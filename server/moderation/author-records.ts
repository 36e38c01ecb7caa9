import type { AuthorRecord } from "@/core/moderation/case";
import { db } from "@/server/db";

interface RecordRow {
  groupId: string;
  personId: string;
  name: string;
  handle: string;
  role: string | null;
  memberSince: Date | null;
  posts: number;
  withheld: number;
  removed: number;
  warnings: number;
  sanctions: number;
  active: { id: string; kind: "mute" | "suspend" | "ban"; scope: "group" | "site"; until: string | null }[];
}

export const recordKey = ({ groupId, authorId }: { groupId: string; authorId: string }): string =>
  `${groupId} ${authorId}`;

/**
 * What people did in a group and what was done about it, by `recordKey`. Posts are those that everybody sees;
 * a warning or sanction that was undone counts no more.
 */
export async function recordsOf(
  of: readonly { groupId: string; authorId: string }[],
): Promise<ReadonlyMap<string, AuthorRecord>> {
  const pairs = [...new Map(of.map((one) => [recordKey(one), one])).values()];
  const groupIds = pairs.map(({ groupId }) => groupId);
  const personIds = pairs.map(({ authorId }) => authorId);
  const rows = await db.$queryRaw<RecordRow[]>`
    SELECT x."groupId", p.id AS "personId", p.name, p.handle, m.role::text AS role, m."joinedAt" AS "memberSince",
      w.posts, w.withheld, w.removed, s.warnings, s.sanctions, s.active
    FROM unnest(${groupIds}::uuid[], ${personIds}::uuid[]) AS x ("groupId", "personId")
    JOIN "Person" p ON p.id = x."personId"
    LEFT JOIN "Membership" m ON m."groupId" = x."groupId" AND m."personId" = p.id
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE standing = 'published'))::int AS posts,
        (count(*) FILTER (WHERE standing IN ('held', 'hidden')))::int AS withheld,
        (count(*) FILTER (WHERE standing = 'removed'))::int AS removed
      FROM (
        SELECT n.standing FROM "Annotation" n WHERE n."authorId" = p.id AND n."groupId" = x."groupId"
        UNION ALL
        SELECT c.standing FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
        WHERE c."authorId" = p.id AND t."groupId" = x."groupId"
      ) words
    ) w
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE z.kind = 'warn' AND z."groupId" IS NOT NULL))::int AS warnings,
        (count(*) FILTER (WHERE z.kind <> 'warn' AND z."groupId" IS NOT NULL))::int AS sanctions,
        coalesce(jsonb_agg(jsonb_build_object('id', z.id, 'kind', z.kind,
            'scope', CASE WHEN z."groupId" IS NULL THEN 'site' ELSE 'group' END,
            'until', to_char(z.until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY z."createdAt")
          FILTER (WHERE z.kind <> 'warn' AND (z.until IS NULL OR z.until > now())), '[]') AS active
      FROM "Sanction" z
      WHERE z."personId" = p.id AND z."liftedAt" IS NULL AND (z."groupId" = x."groupId" OR z."groupId" IS NULL)
    ) s`;
  return new Map(
    rows.map(({ groupId, personId, name, handle, memberSince, ...row }) => [
      recordKey({ groupId, authorId: personId }),
      {
        ...row,
        person: { id: personId, name, handle },
        memberSince: memberSince?.toISOString() ?? null,
      },
    ]),
  );
}
