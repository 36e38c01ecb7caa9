import { AppError, conflict, forbidden } from "@/core/errors";
import {
  type ActionView,
  type Decide,
  DecideManySchema,
  DecideSchema,
  type DecisionResults,
  type OvertakenBy,
} from "@/core/moderation/action";
import { CLAIM_MINUTES } from "@/core/moderation/case";
import { canActOn, canApproveWords, canModerate, type StandingOf } from "@/core/permissions";
import type { Standing } from "@/core/standing";
import { moderation as words } from "@/messages/en/moderation";
import { db, type Transaction } from "@/server/db";
import { lockStream } from "@/server/events";
import { toAppError } from "@/server/http/problem";
import { consume } from "@/server/limits";
import { toActionView } from "@/server/moderation/action-rows";
import { peopleById } from "@/server/moderation/people";
import { setStanding } from "@/server/moderation/standing";
import { findSubject, type SubjectRow, standingIn, visibleSubject } from "@/server/moderation/subjects";
import { aboutWords, writeAction } from "@/server/moderation/write-action";
import { tellOfComment } from "@/server/notifications/tell-of-comment";
import { tellOfFlags } from "@/server/notifications/tell-of-moderation";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

const STANDING_AFTER = { approve: "published", hide: "hidden", remove: "removed" } as const satisfies Record<
  Decide["action"],
  Standing
>;

/**
 * Publishes or keeps, hides, or removes an annotation or comment, and closes its case. It names the version
 * that was looked at: what its author or another moderator changed since is a conflict that says who did what,
 * so that approving one version never publishes another.
 * @throws AppError invalid, not-found, forbidden, gone, rate-limited, conflict with `current`.
 */
export async function decide(actor: Actor, input: unknown): Promise<ActionView> {
  const person = requirePerson(actor);
  const decision = DecideSchema.parse(input);
  await consume("write", person.id);
  return decideOne(person, decision);
}

/**
 * The same for many. Each ends for itself: what cannot be done says why, and keeps nothing else back.
 * @throws AppError invalid, rate-limited.
 */
export async function decideMany(actor: Actor, input: unknown): Promise<DecisionResults> {
  const person = requirePerson(actor);
  const { items, ...decision } = DecideManySchema.parse(input);
  await consume("write", person.id);
  const results: DecisionResults["results"] = [];
  for (const item of items) {
    try {
      results.push({ on: item.on, ok: true, action: await decideOne(person, { ...item, ...decision }) });
    } catch (thrown) {
      const { code, message, details } = toAppError(thrown);
      results.push({ on: item.on, ok: false, code, message, current: details.current ?? null });
    }
  }
  return { results };
}

async function decideOne(person: SignedInActor, decision: Decide): Promise<ActionView> {
  const seen = await visibleSubject(person, decision.on);
  if (!canModerate(person, seen.groupId)) throw forbidden(words.errors.mayNotModerate);
  return db.$transaction(async (tx) => {
    await lockStream(tx, seen.articleId);
    const row = await findSubject(tx, decision.on);
    if (!row || row.deletedAt) throw new AppError("gone", words.errors.gone);
    const open = await tx.moderationCase.findFirst({
      where: { annotationId: row.annotationId, commentId: row.commentId, decidedAt: null },
      select: { id: true, version: true, claimedById: true, claimedAt: true },
    });
    await refuseOvertaken(tx, decision, row, open);
    requireMayDecide(person, decision.action, row, await standingIn(tx, row.groupId, row.authorId));
    if (open) await refuseClaimed(tx, person, open);
    return write(tx, person, decision, row, open?.id ?? null);
  });
}

async function refuseOvertaken(
  tx: Transaction,
  { version, caseVersion }: Decide,
  row: SubjectRow,
  open: { version: number } | null,
): Promise<void> {
  if (row.version === version && (caseVersion === undefined || open?.version === caseVersion)) return;
  const last = await tx.moderationAction.findFirst({
    where: { annotationId: row.annotationId, commentId: row.commentId, subjectVersion: { gte: version } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { kind: true, moderatorId: true, createdAt: true },
  });
  if (!last) {
    const by = (await peopleById(tx, [row.authorId])).get(row.authorId) ?? null;
    const current: OvertakenBy = { by, action: "edited", at: new Date().toISOString() };
    throw conflict(words.errors.changed, current);
  }
  const by = last.moderatorId
    ? ((await peopleById(tx, [last.moderatorId])).get(last.moderatorId) ?? null)
    : null;
  const current: OvertakenBy = { by, action: last.kind, at: last.createdAt.toISOString() };
  throw conflict(words.errors.decided(by?.name ?? null, last.kind), current);
}

function requireMayDecide(
  person: SignedInActor,
  action: Decide["action"],
  row: SubjectRow,
  author: StandingOf,
): void {
  const may =
    action === "approve"
      ? canApproveWords(person, row.groupId, author)
      : canActOn(person, row.groupId, author);
  if (may) return;
  throw forbidden(row.authorId === person.id ? words.errors.ownCase : words.errors.higherRole);
}

async function refuseClaimed(
  tx: Transaction,
  person: SignedInActor,
  { claimedById, claimedAt }: { claimedById: string | null; claimedAt: Date | null },
): Promise<void> {
  if (claimedById === null || claimedById === person.id || claimedAt === null) return;
  if (claimedAt.getTime() + CLAIM_MINUTES * 60_000 <= Date.now()) return;
  const by = (await peopleById(tx, [claimedById])).get(claimedById) ?? null;
  const current: OvertakenBy = { by, action: "claimed", at: claimedAt.toISOString() };
  throw conflict(words.errors.claimed(by?.name ?? ""), current);
}

async function write(
  tx: Transaction,
  person: SignedInActor,
  { action, reason, message }: Decide,
  row: SubjectRow,
  caseId: string | null,
): Promise<ActionView> {
  const after = STANDING_AFTER[action];
  const version = await setStanding(tx, row, after, { actorId: person.id, keeps: action === "approve" });
  const isQuiet = action === "approve" && row.standing === "published";
  const made = await writeAction(
    tx,
    {
      ...aboutWords(row),
      kind: action,
      moderatorId: person.id,
      subjectVersion: row.version,
      reason: reason ?? "",
      message,
      before: { standing: row.standing, after, keptVersion: row.keptVersion, version, caseId },
    },
    row.articleId,
    isQuiet,
  );
  if (caseId) await closeCase(tx, person, caseId, action, row);
  if (row.kind === "comment" && after === "published" && row.standing !== "published") {
    await tellOfComment(tx, row.id);
  }
  return toActionView(tx, person, made);
}

async function closeCase(
  tx: Transaction,
  person: SignedInActor,
  caseId: string,
  decision: Decide["action"],
  row: SubjectRow,
): Promise<void> {
  const { flags } = await tx.moderationCase.update({
    where: { id: caseId },
    data: {
      decidedAt: new Date(),
      decidedById: person.id,
      decision,
      claimedById: null,
      claimedAt: null,
      version: { increment: 1 },
    },
    select: { flags: { select: { reporterId: true } } },
  });
  if (flags.length === 0) return;
  await tellOfFlags(tx, {
    caseId,
    moderatorId: person.id,
    reporterIds: flags.map(({ reporterId }) => reporterId),
    articleId: row.articleId,
    groupId: row.groupId,
    subjectId: row.id,
    outcome: decision === "approve" ? "kept" : "acted",
  });
}
