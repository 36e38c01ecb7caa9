import { notFound } from "@/core/errors";
import { type Statistics, StatisticsQuerySchema } from "@/core/moderation/statistics";
import { canModerateSite, moderatedGroupIds } from "@/core/permissions";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { isHiddenAction } from "@/server/moderation/hidden-actions";
import { type Actor, requirePerson } from "@/server/session";
import { isBlindLayer } from "@/server/visibility";

type Week = Statistics["weeks"][number];

/**
 * How much there was to look at, how long it took, why was acted and how much of it was taken back.
 * @throws AppError invalid, not-found for a group that the actor does not moderate.
 */
export async function getStatistics(actor: Actor, query: unknown): Promise<Statistics> {
  const person = requirePerson(actor);
  const { group, weeks } = StatisticsQuerySchema.parse(query);
  const moderated = moderatedGroupIds(person);
  if (group && !moderated.includes(group)) throw notFound("group");
  const groupIds = group ? [group] : moderated;
  const site = !group && canModerateSite(person) ? Prisma.sql`OR m."groupId" IS NULL` : Prisma.empty;
  // Who codes blind is told neither of others' words nor how many there were to look at.
  const actions = Prisma.sql`((m."groupId" = ANY(${groupIds}::uuid[]) ${site}) AND NOT ${isHiddenAction(person)})`;
  const cases = Prisma.sql`(k."groupId" = ANY(${groupIds}::uuid[])
    AND (k."authorId" = ${person.id}::uuid OR NOT ${isBlindLayer(person, Prisma.sql`k`)}))`;
  const first = Prisma.sql`date_trunc('week', now() AT TIME ZONE 'UTC') - make_interval(weeks => ${weeks - 1}::int)`;
  const rows = await db.$queryRaw<Week[]>`
    SELECT to_char(w.week, 'YYYY-MM-DD') AS week, opened.*, closed.*, done.*
    FROM generate_series(${first}, date_trunc('week', now() AT TIME ZONE 'UTC'), interval '1 week') AS w (week)
    CROSS JOIN LATERAL (
      SELECT w.week AT TIME ZONE 'UTC' AS "from", (w.week + interval '1 week') AT TIME ZONE 'UTC' AS "to") s
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE "isPending"))::int AS pending,
        (count(*) FILTER (WHERE "isFlagged"))::int AS flagged, (count(*) FILTER (WHERE "isSuspect"))::int AS suspect
      FROM "ModerationCase" k
      WHERE ${cases} AND k."openedAt" >= s."from" AND k."openedAt" < s."to") opened
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS decided, round((percentile_cont(0.5) WITHIN GROUP (
          ORDER BY extract(epoch FROM k."decidedAt" - k."openedAt")) / 60)::numeric, 1)::float AS "medianMinutes"
      FROM "ModerationCase" k
      WHERE ${cases} AND k."decidedAt" >= s."from" AND k."decidedAt" < s."to"
        AND k."decidedById" IS NOT NULL) closed
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS actions, (count(*) FILTER (WHERE m."undoneAt" IS NOT NULL))::int AS undone
      FROM "ModerationAction" m
      WHERE ${actions} AND m."createdAt" >= s."from" AND m."createdAt" < s."to") done
    ORDER BY w.week`;
  const reasons = await db.$queryRaw<Statistics["reasons"]>`
    SELECT m.reason, count(*)::int AS count FROM "ModerationAction" m
    WHERE ${actions} AND m.reason <> '' AND m."createdAt" >= (${first}) AT TIME ZONE 'UTC'
    GROUP BY m.reason ORDER BY 2 DESC, 1`;
  const [appeals] = await db.$queryRaw<Statistics["appeals"][]>`
    SELECT (count(*) FILTER (WHERE p."decidedAt" IS NULL))::int AS open,
      (count(*) FILTER (WHERE p."isGranted"))::int AS granted,
      (count(*) FILTER (WHERE NOT p."isGranted"))::int AS denied
    FROM "Appeal" p JOIN "ModerationAction" m ON m.id = p."actionId"
    WHERE ${actions} AND (p."decidedAt" IS NULL OR p."createdAt" >= (${first}) AT TIME ZONE 'UTC')`;
  return {
    weeks: rows.map(({ week, pending, flagged, suspect, decided, medianMinutes, actions, undone }) => ({
      week,
      pending,
      flagged,
      suspect,
      decided,
      medianMinutes,
      actions,
      undone,
    })),
    reasons,
    appeals: appeals ?? { open: 0, granted: 0, denied: 0 },
  };
}
