import { PassageQuoteSchema, type QuotedPassage, type ThreadCommentView } from "@/core/comment";
import { type ActorFacts, canReact, canWriteInThread, isBlindTo } from "@/core/permissions";
import type { ReactionCounts } from "@/core/reaction-counts";
import { commentSelect, threadFacts, toCommentView } from "@/server/comments/rows";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { reactionsTo } from "@/server/reactions/queries";
import { type Actor, VISITOR } from "@/server/session";
import { placeQuotes } from "@/server/threads/quoted-passages";

export const threadCommentSelect = {
  ...commentSelect,
  depth: true,
  replyCount: true,
  quote: true,
  commonGround: { select: { isAgreed: true } },
  mentions: { select: { person: { select: { id: true, name: true, handle: true } } } },
  thread: { select: { ...commentSelect.thread.select, lockedAt: true } },
} satisfies Prisma.CommentSelect;

export type ThreadCommentRow = Prisma.CommentGetPayload<{ select: typeof threadCommentSelect }>;

/** What is said of comments in other tables. */
export interface CommentExtras {
  /** By id, as are the quotes; of tombstones it is not asked for. */
  reactions: ReadonlyMap<string, ReactionCounts>;
  quotes: ReadonlyMap<string, QuotedPassage>;
  /** Ids of people whose words the viewer does not want to meet. */
  ignored: ReadonlySet<string>;
  /** How many published replies of the viewer's own there are, by what they answer; for who is blind to the rest. */
  ownReplies: ReadonlyMap<string, number>;
}

/** Comments of one article as the actor sees them in their thread. A fixed number of queries, however many. */
export async function toThreadComments(
  actor: Actor,
  rows: readonly ThreadCommentRow[],
): Promise<ThreadCommentView[]> {
  const [extras, ignored, ownReplies] = await Promise.all([
    extrasOf(actor, rows),
    ignoredAmong(actor, [...new Set(rows.map(({ authorId }) => authorId))]),
    ownRepliesTo(actor, rows),
  ]);
  return rows.map((row) => toThreadComment(actor, row, { ...extras, ignored, ownReplies }));
}

/** What is the same for all viewers: no reaction is said to be anybody's own, and nobody is ignored. */
export const extrasForAll = (rows: readonly ThreadCommentRow[]): Promise<CommentExtras> =>
  extrasOf(VISITOR, rows);

async function extrasOf(actor: Actor, rows: readonly ThreadCommentRow[]): Promise<CommentExtras> {
  const [first] = rows;
  const living = rows.filter(({ deletedAt }) => deletedAt === null);
  const [reactions, quotes] = await Promise.all([
    reactionsTo(
      actor,
      "comment",
      living.map(({ id }) => id),
    ),
    first ? placeQuotes(first.thread.articleId, quotesOf(living)) : new Map<string, QuotedPassage>(),
  ]);
  return { reactions, quotes, ignored: new Set(), ownReplies: new Map() };
}

export function toThreadComment(
  actor: ActorFacts,
  row: ThreadCommentRow,
  { reactions, quotes, ignored, ownReplies }: CommentExtras,
): ThreadCommentView {
  const view = toCommentView(actor, row);
  const isLocked = row.thread.lockedAt !== null;
  const { articleId, groupId } = row.thread;
  const written = { articleId, groupId, authorId: row.authorId, isLocked };
  const isBlind = isBlindTo(actor, row.thread);
  const isOut = !view.deleted && row.standing === "published";
  return {
    ...view,
    can: {
      ...view.can,
      reply: view.can.reply && isOut && canWriteInThread(actor, { ...threadFacts(row.thread), isLocked }),
    },
    depth: row.depth,
    replyCount: isBlind ? (ownReplies.get(row.id) ?? 0) : row.replyCount,
    quote: view.deleted ? null : (quotes.get(row.id) ?? null),
    mentions: view.deleted ? [] : row.mentions.map(({ person }) => person),
    reactions: view.deleted || isBlind ? [] : [...(reactions.get(row.id) ?? [])],
    isIgnored: !view.deleted && ignored.has(row.authorId),
    canReact: isOut && canReact(actor, written),
    isAgreed: isOut && !isBlind && row.commonGround?.isAgreed === true,
  };
}

/** The same for a comment that is known to be there. */
export async function threadCommentOf(actor: Actor, id: string): Promise<ThreadCommentView> {
  const row = await db.comment.findUniqueOrThrow({ where: { id }, select: threadCommentSelect });
  const [view] = await toThreadComments(actor, [row]);
  return view as ThreadCommentView;
}

const quotesOf = (rows: readonly ThreadCommentRow[]) =>
  new Map(
    rows.flatMap(({ id, quote }) => {
      const read = PassageQuoteSchema.safeParse(quote);
      return read.success ? [[id, read.data] as const] : [];
    }),
  );

async function ownRepliesTo(actor: Actor, rows: readonly ThreadCommentRow[]): Promise<Map<string, number>> {
  const hidden = rows.filter((row) => isBlindTo(actor, row.thread)).map(({ id }) => id);
  if (actor.kind === "visitor" || hidden.length === 0) return new Map();
  const counts = await db.comment.groupBy({
    by: ["parentId"],
    where: { parentId: { in: hidden }, authorId: actor.id, deletedAt: null, standing: "published" },
    _count: true,
  });
  return new Map(counts.flatMap(({ parentId, _count }) => (parentId === null ? [] : [[parentId, _count]])));
}

async function ignoredAmong(actor: Actor, personIds: string[]): Promise<Set<string>> {
  if (actor.kind === "visitor") return new Set();
  const rows = await db.ignoredPerson.findMany({
    where: { personId: actor.id, ignoredId: { in: personIds } },
    select: { ignoredId: true },
  });
  return new Set(rows.map(({ ignoredId }) => ignoredId));
}
