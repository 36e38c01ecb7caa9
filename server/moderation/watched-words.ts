import { AppError, forbidden, invalid, notFound } from "@/core/errors";
import {
  AddWordsSchema,
  ListWordsSchema,
  MAX_WORDS,
  RemoveWordsSchema,
  type WatchedWordView,
} from "@/core/moderation/settings";
import { foldPhrase } from "@/core/moderation/word-list";
import { newId } from "@/core/new-id";
import { encodeCursor, type Page } from "@/core/page";
import { canModerate, canModerateSite, canReadGroup } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { db, type Transaction } from "@/server/db";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/** Milliseconds: a list of thousands is written at once. */
const PATIENCE = { maxWait: 10_000, timeout: 30_000 } as const;

/**
 * The watched words of a group or, without one, of the site, newest first. Only for those who moderate there:
 * a list that everybody reads is a list of ways around it.
 * @throws AppError invalid, not-found, forbidden.
 */
export async function listWatchedWords(actor: Actor, query: unknown): Promise<Page<WatchedWordView>> {
  const person = requirePerson(actor);
  const { group, search, cursor, limit } = ListWordsSchema.parse(query);
  requireKeeper(person, group ?? null);
  const folded = search ? foldPhrase(search).replaceAll("*", "") : "";
  const rows = await db.watchedWord.findMany({
    where: {
      groupId: group ?? null,
      ...(search && {
        OR: [
          { phrase: { contains: search, mode: "insensitive" } },
          ...(folded ? [{ folded: { contains: folded } }] : []),
        ],
      }),
      ...(cursor && {
        AND: [
          {
            OR: [
              { createdAt: { lt: cursor.createdAt } },
              { createdAt: cursor.createdAt, id: { lt: cursor.id } },
            ],
          },
        ],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: { id: true, phrase: true, effect: true, createdAt: true },
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

/**
 * Adds words to a list. Those that differ only in dress are one; what is there already takes on the effect.
 * @returns how many were added or changed, and how many there are now
 * @throws AppError invalid, not-found, forbidden, rate-limited, unprocessable for a list that grows too long.
 */
export async function addWatchedWords(
  actor: Actor,
  input: unknown,
): Promise<{ changed: number; total: number }> {
  const person = requirePerson(actor);
  const { groupId, effect, phrases } = AddWordsSchema.parse(input);
  await consume("write", person.id);
  requireKeeper(person, groupId);
  const byFolded = new Map<string, string>();
  for (const [index, phrase] of phrases.entries()) {
    const folded = foldPhrase(phrase);
    if (folded === "") throw invalid(`phrases.${index}`, words.errors.nothingLeft);
    byFolded.set(folded, phrase);
  }
  const folded = [...byFolded.keys()];
  return db.$transaction(async (tx) => {
    await raiseVersion(tx, groupId);
    const changed = await tx.$executeRaw`
      INSERT INTO "WatchedWord" (id, "groupId", phrase, folded, effect, "createdById")
      SELECT x.id, ${groupId}::uuid, x.phrase, x.folded, ${effect}::"WordEffect", ${person.id}::uuid
      FROM unnest(${folded.map(() => newId())}::uuid[], ${[...byFolded.values()]}::text[], ${folded}::text[])
        AS x (id, phrase, folded)
      ON CONFLICT ("groupId", folded) DO UPDATE SET effect = excluded.effect, phrase = excluded.phrase
      WHERE "WatchedWord".effect <> excluded.effect`;
    const total = await tx.watchedWord.count({ where: { groupId } });
    if (total > MAX_WORDS) throw new AppError("unprocessable", words.errors.listFull(MAX_WORDS));
    await record(tx, person, groupId, "words-added", { effect, changed });
    return { changed, total };
  }, PATIENCE);
}

/** Takes words off a list; ids that are not on it name nothing. @throws AppError as `addWatchedWords`. */
export async function removeWatchedWords(
  actor: Actor,
  input: unknown,
): Promise<{ changed: number; total: number }> {
  const person = requirePerson(actor);
  const { groupId, ids } = RemoveWordsSchema.parse(input);
  await consume("write", person.id);
  requireKeeper(person, groupId);
  return db.$transaction(async (tx) => {
    await raiseVersion(tx, groupId);
    const { count: changed } = await tx.watchedWord.deleteMany({ where: { groupId, id: { in: ids } } });
    await record(tx, person, groupId, "words-removed", { changed });
    return { changed, total: await tx.watchedWord.count({ where: { groupId } }) };
  }, PATIENCE);
}

function requireKeeper(person: SignedInActor, groupId: string | null): void {
  if (groupId === null) {
    if (!canModerateSite(person)) throw forbidden(words.errors.siteOnly);
    return;
  }
  if (!canReadGroup(person, groupId)) throw notFound("group");
  if (!canModerate(person, groupId)) throw forbidden(words.errors.mayNotModerate);
}

/** Every process makes the list ready anew with the next post; the site's words stand in every group's list. */
async function raiseVersion(tx: Transaction, groupId: string | null): Promise<void> {
  await tx.group.updateMany({
    where: groupId === null ? {} : { id: groupId },
    data: { wordListVersion: { increment: 1 } },
  });
}

const record = (
  tx: Transaction,
  person: SignedInActor,
  groupId: string | null,
  what: string,
  data: Record<string, unknown>,
) =>
  audit(tx, {
    action: `word.${what}`,
    actorId: person.id,
    groupId,
    subjectKind: "word",
    // A list has no id of its own: it is the group's, or the site's by who changed it.
    subjectId: groupId ?? person.id,
    data,
  });
