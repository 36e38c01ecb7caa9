import { forbidden, notFound } from "@/core/errors";
import { type AuditLine, toAuditCsv } from "@/core/moderation/audit-csv";
import { AuditQuerySchema } from "@/core/moderation/statistics";
import { canModerate, canModerateSite, canReadGroup } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { db } from "@/server/db";
import { type Actor, requirePerson } from "@/server/session";

/** Entries that are read at once. */
const AT_ONCE = 1_000;

/**
 * The audit log of a group for its moderators or, without one, of the whole site for those who moderate it.
 * @returns its name and CSV as it is read, so that its length does not matter
 * @throws AppError invalid, not-found, forbidden.
 */
export async function exportAudit(
  actor: Actor,
  query: unknown,
): Promise<{ fileName: string; csv: AsyncGenerator<string> }> {
  const person = requirePerson(actor);
  const { group, bom } = AuditQuerySchema.parse(query);
  if (group === undefined) {
    if (!canModerateSite(person)) throw forbidden(words.errors.siteOnly);
    return {
      fileName: "audit.csv",
      csv: toAuditCsv(entriesOf(null, Object.keys(person.blindTo ?? {})), { bom }),
    };
  }
  if (!canReadGroup(person, group)) throw notFound("group");
  if (!canModerate(person, group)) throw forbidden(words.errors.mayNotModerate);
  if (person.blindTo?.[group]) throw forbidden(words.errors.blindLog);
  const { slug } = await db.group.findUniqueOrThrow({ where: { id: group }, select: { slug: true } });
  return { fileName: `audit-${slug}.csv`, csv: toAuditCsv(entriesOf(group), { bom }) };
}

/** @param without groups in which whoever asks codes blind */
async function* entriesOf(
  groupId: string | null,
  without: readonly string[] = [],
): AsyncGenerator<AuditLine[]> {
  for (let after = 0n; ; ) {
    const some = await db.auditEntry.findMany({
      where: { seq: { gt: after }, ...(groupId && { groupId }) },
      orderBy: { seq: "asc" },
      take: AT_ONCE,
    });
    const told = some.filter((one) => one.groupId === null || !without.includes(one.groupId));
    if (told.length > 0) yield told;
    const last = some.at(-1);
    if (!last || some.length < AT_ONCE) return;
    after = last.seq;
  }
}
