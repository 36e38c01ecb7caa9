import { conflict, forbidden, notFound } from "@/core/errors";
import {
  APPEALABLE,
  AppealDraftSchema,
  AppealMessageDraftSchema,
  type AppealView,
  DecideAppealSchema,
} from "@/core/moderation/appeal";
import { newId } from "@/core/new-id";
import { canDecideAppeal } from "@/core/permissions";
import { groups } from "@/messages/en/groups";
import { moderation as words } from "@/messages/en/moderation";
import { idFrom } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import { consume } from "@/server/limits";
import { actionSelect } from "@/server/moderation/action-rows";
import {
  type AppealRow,
  appealFacts,
  appealSelect,
  mayReadAppeal,
  moderatesAppeal,
  toAppealView,
} from "@/server/moderation/appeal-rows";
import { type AuditRecord, audit } from "@/server/moderation/audit";
import { articleOf, lockAction, undoIn } from "@/server/moderation/undo-commands";
import { tellModerators, tellOfAppeal } from "@/server/notifications/tell-of-moderation";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * Asks that what was done about one's words or oneself be looked at again, once per action. It opens a
 * conversation with the moderators that nobody else reads.
 * @throws AppError invalid, not-found for what does not concern the actor, forbidden, rate-limited, conflict
 *   where it was appealed, undone, or nothing was taken from the actor.
 */
export async function createAppeal(actor: Actor, input: unknown): Promise<AppealView> {
  const person = requireWriter(actor);
  const { id, actionId, body } = AppealDraftSchema.parse(input);
  await consume("write", person.id);
  const action = await db.moderationAction.findUnique({ where: { id: actionId }, select: actionSelect });
  if (!action || action.personId !== person.id) throw notFound("action");
  if (action.undoneAt || !APPEALABLE.some((kind) => kind === action.kind)) {
    throw conflict(words.errors.notAppealable);
  }
  try {
    return await db.$transaction(async (tx) => {
      await tx.appeal.create({ data: { id, actionId, personId: person.id }, select: { id: true } });
      await say(tx, { id: newId(), appealId: id, authorId: person.id, isByModerators: false, body });
      await record(tx, person, { id, groupId: action.groupId, personId: person.id }, "opened");
      if (action.groupId) {
        await tellModerators(tx, action.groupId, person.id);
        await wakeQueue(tx, action.groupId);
      }
      return view(tx, person, id);
    });
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const known = await db.appeal.findUnique({ where: { actionId }, select: { id: true } });
    if (known?.id === id) return view(db, person, id);
    throw conflict(words.errors.appealedOnce, { appealId: known?.id ?? null });
  }
}

/**
 * Goes on with the conversation, from either side. The same message sent again is one.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict where it was decided.
 */
export async function writeInAppeal(actor: Actor, appealId: string, input: unknown): Promise<AppealView> {
  const person = requireWriter(actor);
  const draft = AppealMessageDraftSchema.parse(input);
  const id = idFrom(appealId, "appeal");
  await consume("write", person.id);
  return changeAppeal(person, id, async (tx, row) => {
    const known = row.messages.find((message) => message.id === draft.id);
    if (known?.authorId === person.id && known.body === draft.body) return;
    if (known) throw conflict("This id belongs to something else. Send it again with a new one.");
    if (row.decidedAt) throw conflict(words.errors.appealDecided);
    const isByModerators = row.personId !== person.id;
    await say(tx, { ...draft, appealId: id, authorId: person.id, isByModerators });
    const { groupId } = row.action;
    await record(tx, person, { id, groupId, personId: row.personId }, "message");
    if (isByModerators) {
      const about = { id, actionId: row.action.id, personId: row.personId, groupId };
      await tellOfAppeal(tx, about, { answerId: draft.id, moderatorId: person.id, isGranted: null });
    } else if (groupId) await tellModerators(tx, groupId, person.id);
  });
}

/**
 * Grants an appeal, which undoes the action, or denies it; once, by somebody else than who acted unless nobody
 * else is there.
 * @throws AppError invalid, not-found, forbidden, rate-limited, conflict where it was decided or the action
 *   cannot be undone any more.
 */
export async function decideAppeal(actor: Actor, appealId: string, input: unknown): Promise<AppealView> {
  const person = requireWriter(actor);
  const { version, granted, message } = DecideAppealSchema.parse(input);
  const id = idFrom(appealId, "appeal");
  await consume("write", person.id);
  return changeAppeal(person, id, async (tx, row, articleId) => {
    if (!moderatesAppeal(person, row) || !canDecideAppeal(person, await appealFacts(tx, row))) {
      throw forbidden(words.errors.otherDecides);
    }
    if (row.decidedAt || row.version !== version) {
      throw conflict(words.errors.appealDecided, await toAppealView(tx, person, row));
    }
    const { groupId } = row.action;
    if (granted && !row.action.undoneAt) await undoIn(tx, person, row.action, articleId);
    if (message.trim() !== "") {
      await say(tx, { id: newId(), appealId: id, authorId: person.id, isByModerators: true, body: message });
    }
    await tx.appeal.update({
      where: { id },
      data: {
        decidedAt: new Date(),
        decidedById: person.id,
        isGranted: granted,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await record(tx, person, { id, groupId, personId: row.personId }, granted ? "granted" : "denied");
    const about = { id, actionId: row.action.id, personId: row.personId, groupId };
    await tellOfAppeal(tx, about, { answerId: id, moderatorId: person.id, isGranted: granted });
    if (groupId) await wakeQueue(tx, groupId);
  });
}

function requireWriter(actor: Actor): SignedInActor {
  const person = requirePerson(actor);
  if (!person.mayWrite) throw forbidden(groups.errors.readOnlyToken);
  return person;
}

async function changeAppeal(
  person: SignedInActor,
  id: string,
  change: (tx: Transaction, row: AppealRow, articleId: string | null) => Promise<void>,
): Promise<AppealView> {
  const seen = await db.appeal.findUnique({ where: { id }, select: appealSelect });
  if (!seen || !mayReadAppeal(person, seen)) throw notFound("appeal");
  const articleId = await articleOf(seen.action);
  return db.$transaction(async (tx) => {
    await lockAction(tx, seen.action.id, articleId);
    const row = await tx.appeal.findUniqueOrThrow({ where: { id }, select: appealSelect });
    await change(tx, row, articleId);
    return view(tx, person, id);
  });
}

const say = (
  tx: Transaction,
  message: { id: string; appealId: string; authorId: string; isByModerators: boolean; body: string },
) => tx.appealMessage.create({ data: { ...message, body: message.body.trim() }, select: { id: true } });

const view = async (tx: Transaction, person: SignedInActor, id: string): Promise<AppealView> =>
  toAppealView(tx, person, await tx.appeal.findUniqueOrThrow({ where: { id }, select: appealSelect }));

/** The queue's counts have changed, as the trigger on cases says of theirs. */
const wakeQueue = (tx: Transaction, groupId: string) =>
  tx.$executeRaw`SELECT pg_notify('live', ${`queue:${groupId}`})`;

const record = (
  tx: Transaction,
  person: SignedInActor,
  appeal: { id: string; groupId: string | null; personId: string },
  what: string,
) =>
  audit(tx, {
    action: `appeal.${what}`,
    actorId: person.id,
    groupId: appeal.groupId,
    subjectKind: "appeal",
    subjectId: appeal.id,
    personId: appeal.personId,
  } satisfies AuditRecord);
