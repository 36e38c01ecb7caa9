import { type MembershipRole, PUBLIC_GROUP_ID } from "@/core/group";
import type { SiteRole } from "@/core/person";
import type { Standing } from "@/core/standing";

/**
 * Who may do what, as sentences over plain facts. Commands and queries ask here and nowhere else;
 * DTOs carry the answers as `can`, so that the interface never works out a rule again.
 */

/** A signed-in person as the rules see them. Facts are fresh from the database at each request. */
export interface PersonFacts {
  kind: "person";
  id: string;
  siteRole: SiteRole;
  /** Role by group id. The Public group stands here only for those with more than its ordinary part. */
  roles: Readonly<Record<string, MembershipRole>>;
  /** False for a token that may only read. */
  mayWrite: boolean;
  /** Has an address that nobody has confirmed yet, on a site that mails: writes only for themselves. */
  isUnconfirmed?: boolean;
  /** Where an open blind task lets them see only their own words (core/tasks/blind.ts): ids of articles by the group's. */
  blindTo?: Readonly<Record<string, readonly string[]>>;
}

export type ActorFacts = PersonFacts | { kind: "visitor" };

const RANK: Record<MembershipRole, number> = { owner: 3, moderator: 2, member: 1, observer: 0 };

const atLeast = (role: MembershipRole | null, least: MembershipRole): boolean =>
  role !== null && RANK[role] >= RANK[least];

/** The actor's role in a group, null for outsiders. Everyone signed in is a member of Public. */
export function roleIn(actor: ActorFacts, groupId: string): MembershipRole | null {
  if (actor.kind === "visitor") return null;
  const own = actor.roles[groupId] ?? null;
  if (groupId !== PUBLIC_GROUP_ID) return own;
  if (actor.siteRole === "administrator") return "owner";
  if (actor.siteRole === "moderator") return "moderator";
  return own ?? "member";
}

const isPerson = (actor: ActorFacts, personId: string | null): boolean =>
  actor.kind === "person" && actor.id === personId;

const mayWrite = (actor: ActorFacts): actor is PersonFacts => actor.kind === "person" && actor.mayWrite;

// ── Groups ──────────────────────────────────────────────────────────────────

export const canReadGroup = (actor: ActorFacts, groupId: string): boolean =>
  groupId === PUBLIC_GROUP_ID || roleIn(actor, groupId) !== null;

export const canCreateGroup = (actor: ActorFacts): boolean => mayWrite(actor);

export const canEditGroup = (actor: ActorFacts, groupId: string): boolean =>
  mayWrite(actor) && atLeast(roleIn(actor, groupId), "owner");

/** The Public group has everyone in it already. */
export const canInvite = (actor: ActorFacts, groupId: string): boolean =>
  mayWrite(actor) && groupId !== PUBLIC_GROUP_ID && atLeast(roleIn(actor, groupId), "moderator");

/** In Public, only people with a part of their own are listed; it is for its moderators to see. */
export const canListMembers = (actor: ActorFacts, groupId: string): boolean =>
  groupId === PUBLIC_GROUP_ID
    ? atLeast(roleIn(actor, groupId), "moderator")
    : roleIn(actor, groupId) !== null;

/** The last owner stays, or nobody could ever run the group again; alone, they may go. */
export const canLeaveGroup = (
  actor: ActorFacts,
  group: { id: string; ownerCount: number; memberCount: number },
): boolean => {
  if (!mayWrite(actor) || group.id === PUBLIC_GROUP_ID) return false;
  const role = roleIn(actor, group.id);
  if (role === null) return false;
  return role !== "owner" || group.ownerCount > 1 || group.memberCount === 1;
};

export interface MemberFacts {
  groupId: string;
  personId: string;
  role: MembershipRole;
  ownerCount: number;
}

/** Nobody changes their own role, except an owner who steps down beside another. Nobody acts on an equal or higher role. */
export const canSetRole = (actor: ActorFacts, member: MemberFacts, role: MembershipRole): boolean => {
  if (!mayWrite(actor) || role === member.role) return false;
  const own = roleIn(actor, member.groupId);
  if (isPerson(actor, member.personId)) return own === "owner" && member.ownerCount > 1;
  if (own === "owner") return member.role !== "owner";
  return own === "moderator" && RANK[member.role] < RANK.moderator && RANK[role] < RANK.moderator;
};

export const canRemoveMember = (actor: ActorFacts, member: MemberFacts): boolean => {
  if (!mayWrite(actor) || isPerson(actor, member.personId)) return false;
  const own = roleIn(actor, member.groupId);
  return atLeast(own, "moderator") && own !== null && RANK[own] > RANK[member.role];
};

// ── Articles ────────────────────────────────────────────────────────────────

export interface ArticleFacts {
  visibility: "public" | "groups";
  groupIds: readonly string[];
  createdById: string | null;
}

export const canReadArticle = (actor: ActorFacts, article: ArticleFacts): boolean =>
  article.visibility === "public" ||
  (article.createdById !== null && isPerson(actor, article.createdById)) ||
  article.groupIds.some((groupId) => canReadGroup(actor, groupId));

/**
 * Corrections are for whoever brought the article in and for administrators; where it was published to
 * groups, also for those who run one of them.
 */
export const canEditArticle = (actor: ActorFacts, article: ArticleFacts): boolean =>
  mayWrite(actor) &&
  canReadArticle(actor, article) &&
  (actor.siteRole === "administrator" ||
    (article.createdById !== null && isPerson(actor, article.createdById)) ||
    (article.visibility === "groups" &&
      article.groupIds.some((groupId) => atLeast(roleIn(actor, groupId), "moderator"))));

// ── Annotations and comments ────────────────────────────────────────────────

/** Whose words, in which group; privately where `groupId` is null. */
export interface AuthoredFacts {
  groupId: string | null;
  /** Null: nobody's words, as of a discussion on a whole article. */
  authorId: string | null;
}

/** Something written in a group's layer over an article, or privately. */
export interface WrittenFacts extends AuthoredFacts {
  articleId: string;
}

/**
 * Everyone signed in may annotate for themselves; in a group, its members (an observer only reads) whose address
 * is known to be theirs.
 */
export const canWriteIn = (actor: ActorFacts, groupId: string | null): boolean =>
  mayWrite(actor) &&
  (groupId === null || (!actor.isUnconfirmed && atLeast(roleIn(actor, groupId), "member")));

/** Whether others' words in a layer are, for now, as if they did not exist: who codes blind sees only their own. */
export const isBlindTo = (actor: ActorFacts, layer: { groupId: string | null; articleId: string }): boolean =>
  actor.kind === "person" &&
  layer.groupId !== null &&
  (actor.blindTo?.[layer.groupId]?.includes(layer.articleId) ?? false);

export const canReadWritten = (actor: ActorFacts, written: WrittenFacts): boolean =>
  isPerson(actor, written.authorId) ||
  (written.groupId !== null &&
    canReadGroup(actor, written.groupId) &&
    (written.authorId === null || !isBlindTo(actor, written)));

/** Those who run a group see what is withheld in it, and decide. */
export const canModerate = (actor: ActorFacts, groupId: string): boolean =>
  mayWrite(actor) && atLeast(roleIn(actor, groupId), "moderator");

/** Every group that the actor sees withheld words of, also with a token that may only read. */
export const moderatedGroupIds = (actor: ActorFacts): string[] =>
  actor.kind === "visitor"
    ? []
    : [...new Set([PUBLIC_GROUP_ID, ...Object.keys(actor.roles)])].filter((groupId) =>
        atLeast(roleIn(actor, groupId), "moderator"),
      );

/** A person as a group's rules see them: their role there, null for who does not belong (any more). */
export interface StandingOf {
  personId: string;
  role: MembershipRole | null;
}

const outranks = (actor: ActorFacts, groupId: string, other: MembershipRole | null): boolean => {
  const own = roleIn(actor, groupId);
  return own !== null && RANK[own] > (other === null ? -1 : RANK[other]);
};

/** A flag is for others' words that one can see, in a group; a token that may only read raises none. */
export const canFlag = (actor: ActorFacts, written: WrittenFacts): boolean =>
  mayWrite(actor) &&
  written.groupId !== null &&
  !isPerson(actor, written.authorId) &&
  canReadWritten(actor, written);

/** To publish words, or to keep them, is in their author's favour: any moderator may, but not for themselves. */
export const canApproveWords = (actor: ActorFacts, groupId: string, author: StandingOf): boolean =>
  canModerate(actor, groupId) && !isPerson(actor, author.personId);

/** To hide, remove or retag words, to warn, mute, suspend or ban: never oneself, nor an equal or higher role. */
export const canActOn = (actor: ActorFacts, groupId: string, person: StandingOf): boolean =>
  canModerate(actor, groupId) && !isPerson(actor, person.personId) && outranks(actor, groupId, person.role);

/** What a moderator did, whoever ranks as high as they do may undo; what flags did, any moderator. Not in one's own case. */
export const canUndo = (
  actor: ActorFacts,
  groupId: string,
  action: { personId: string | null; moderator: StandingOf | null },
): boolean => {
  if (!canModerate(actor, groupId)) return false;
  if (action.personId !== null && isPerson(actor, action.personId)) return false;
  const { moderator } = action;
  if (moderator === null || isPerson(actor, moderator.personId)) return true;
  const own = roleIn(actor, groupId);
  return own !== null && RANK[own] >= (moderator.role === null ? -1 : RANK[moderator.role]);
};

/** An appeal is decided by somebody else than who acted, unless nobody else is there to. */
export const canDecideAppeal = (
  actor: ActorFacts,
  appeal: { groupId: string | null; personId: string; moderatorId: string | null; hasOthers: boolean },
): boolean =>
  (appeal.groupId === null ? canModerateSite(actor) : canModerate(actor, appeal.groupId)) &&
  !isPerson(actor, appeal.personId) &&
  (!appeal.hasOthers || appeal.moderatorId === null || !isPerson(actor, appeal.moderatorId));

/** Members may read what was done in their group; in Public, everybody who is signed in. */
export const canReadModerationLog = (actor: ActorFacts, groupId: string): boolean =>
  actor.kind === "person" && canReadGroup(actor, groupId);

const SITE_RANK: Record<SiteRole, number> = { person: 0, moderator: 1, administrator: 2 };

export const canModerateSite = (actor: ActorFacts): actor is PersonFacts =>
  mayWrite(actor) && SITE_RANK[actor.siteRole] >= SITE_RANK.moderator;

/** On the whole site, as in a group: never oneself, nor an equal or higher role. */
export const canActOnSite = (actor: ActorFacts, person: { personId: string; siteRole: SiteRole }): boolean =>
  canModerateSite(actor) &&
  !isPerson(actor, person.personId) &&
  SITE_RANK[actor.siteRole] > SITE_RANK[person.siteRole];

/** Administrators make others moderators and administrators, and take it back; the last one stays. */
export const canSetSiteRole = (
  actor: ActorFacts,
  person: { siteRole: SiteRole; administratorCount: number },
  role: SiteRole,
): boolean =>
  mayWrite(actor) &&
  actor.siteRole === "administrator" &&
  (person.siteRole !== "administrator" || role === "administrator" || person.administratorCount > 1);

/** What a row says of its words: whether they were taken back, and whether others may see them. */
export interface WordsFacts extends WrittenFacts {
  deletedAt: Date | null;
  standing: Standing;
}

/** Of what the actor may meet at all, whether they see the words; `server/visibility.ts` says the same in queries. */
export const canSeeWords = (actor: ActorFacts, words: WordsFacts): boolean =>
  words.deletedAt === null &&
  (isPerson(actor, words.authorId) ||
    (!isBlindTo(actor, words) &&
      (words.standing === "published" ||
        (words.groupId !== null && atLeast(roleIn(actor, words.groupId), "moderator")))));

/**
 * Whether the actor sees what words said before an edit: who sees them now, and could see them where and as they
 * stood then. What was private, or withheld from others, does not come out with the version that was published.
 */
export const canSeeEarlier = (
  actor: ActorFacts,
  words: WordsFacts,
  then: { groupId: string | null; standing: Standing },
): boolean =>
  canReadWritten(actor, words) &&
  canSeeWords(actor, words) &&
  canReadWritten(actor, { ...words, groupId: then.groupId }) &&
  canSeeWords(actor, { ...words, ...then });

/**
 * Whether the actor meets it at all: its words, or the place that a tombstone keeps for others' words, which
 * is nothing to those who are blind to them.
 */
export const canMeetWords = (actor: ActorFacts, words: WordsFacts & { isTombstone: boolean }): boolean =>
  canReadWritten(actor, words) &&
  (canSeeWords(actor, words) || (words.isTombstone && !isBlindTo(actor, words)));

/** Words are changed by their author alone, while they may still write there. */
export const canEditWritten = (actor: ActorFacts, written: AuthoredFacts): boolean =>
  isPerson(actor, written.authorId) && canWriteIn(actor, written.groupId);

/** Their author takes words away at any time; in a group, also whoever moderates it. */
export const canDeleteWritten = (actor: ActorFacts, written: AuthoredFacts): boolean =>
  mayWrite(actor) &&
  (isPerson(actor, written.authorId) ||
    (written.groupId !== null && atLeast(roleIn(actor, written.groupId), "moderator")));

/** Undo belongs to whoever deleted: an author cannot bring back what a moderator took away. */
export const canRestoreWritten = (
  actor: ActorFacts,
  written: AuthoredFacts & { deletedById: string | null },
): boolean =>
  canDeleteWritten(actor, written) && written.deletedById !== null && isPerson(actor, written.deletedById);

/** On a private annotation only its author talks, to themselves. */
export const canCommentOn = (actor: ActorFacts, written: WrittenFacts): boolean =>
  canReadWritten(actor, written) && canWriteIn(actor, written.groupId);

/** In a locked thread only those who moderate its group go on writing. */
export const canWriteInThread = (actor: ActorFacts, thread: WrittenFacts & { isLocked: boolean }): boolean =>
  canCommentOn(actor, thread) &&
  (!thread.isLocked || (thread.groupId !== null && canModerate(actor, thread.groupId)));

/** Whoever began a discussion says when it is settled, and so does whoever moderates its group. */
export const canResolveThread = (actor: ActorFacts, thread: AuthoredFacts): boolean =>
  (isPerson(actor, thread.authorId) && canWriteIn(actor, thread.groupId)) ||
  (thread.groupId !== null && canModerate(actor, thread.groupId));

/** To others' words, in a group where one may speak: nobody seconds themselves. */
export const canReact = (actor: ActorFacts, written: WrittenFacts & { isLocked: boolean }): boolean =>
  written.groupId !== null && canWriteInThread(actor, written) && !isPerson(actor, written.authorId);

/** What one follows, has read and does not want to meet is kept for oneself. */
export const canKeepForSelf = (actor: ActorFacts): boolean => mayWrite(actor);

/**
 * Whether an annotation still stands where it should after a correction is for the article's keepers to say,
 * as far as they may see it, and for its author.
 */
export const canReviewAnchor = (actor: ActorFacts, article: ArticleFacts, written: WrittenFacts): boolean =>
  mayWrite(actor) &&
  (isPerson(actor, written.authorId) || (canEditArticle(actor, article) && canReadWritten(actor, written)));

/**
 * Words that are brought in from a file stand under the name of whoever brings them in; an administrator,
 * who restores what was taken out, may keep the names of those who could have written them there.
 */
export const canImportAs = (
  actor: ActorFacts,
  author: AuthoredFacts & { role: MembershipRole | null; isActive: boolean },
): boolean => {
  if (!mayWrite(actor) || !canWriteIn(actor, author.groupId)) return false;
  if (isPerson(actor, author.authorId)) return true;
  if (actor.siteRole !== "administrator" || author.groupId === null) return false;
  return author.isActive && (author.groupId === PUBLIC_GROUP_ID || atLeast(author.role, "member"));
};

// ── Codebooks ───────────────────────────────────────────────────────────────

/** Shared codebooks (`groupId` null) are for everybody, visitors too; a group's own is for its members. */
export const canReadCodebook = (actor: ActorFacts, groupId: string | null): boolean =>
  groupId === null || canReadGroup(actor, groupId);

/** A shared codebook stands in everybody's picker, so administrators add it; a group's own, who runs the group. */
export const canCreateCodebook = (actor: ActorFacts, groupId: string | null): boolean =>
  mayWrite(actor) &&
  (groupId === null ? actor.siteRole === "administrator" : atLeast(roleIn(actor, groupId), "moderator"));

/** What a change of a codebook does, it does for all who use it: whoever may add one there may change it. */
export const canEditCodebook = (actor: ActorFacts, groupId: string | null): boolean =>
  canCreateCodebook(actor, groupId);

// ── Settling ────────────────────────────────────────────────────────────────

/** One person's word turns coders' layers into the settled one: that of whoever runs the group. */
export const canSettle = (actor: ActorFacts, groupId: string): boolean => canModerate(actor, groupId);

/** Where votes settle, everybody who codes proposes and votes. */
export const canVoteOnSettling = (actor: ActorFacts, groupId: string): boolean => canWriteIn(actor, groupId);

/** What was decided is taken back by whoever decided it, or by whoever may settle. */
export const canUndoSettling = (
  actor: ActorFacts,
  settlement: { groupId: string; decidedById: string | null },
): boolean =>
  canSettle(actor, settlement.groupId) ||
  (settlement.decidedById !== null &&
    isPerson(actor, settlement.decidedById) &&
    canWriteIn(actor, settlement.groupId));

// ── Tasks ───────────────────────────────────────────────────────────────────

/** Whoever runs a group asks its people to code or to compare. Not in Public, which has everybody in it. */
export const canSetTasks = (actor: ActorFacts, groupId: string): boolean =>
  groupId !== PUBLIC_GROUP_ID && canModerate(actor, groupId);

// ── Joining ─────────────────────────────────────────────────────────────────

/** Holding a link that still works is the whole right to join; the link itself is checked by the command. */
export const canAcceptInvite = (actor: ActorFacts): boolean => mayWrite(actor);

/** Publishing to everyone is for those who run the site; to groups, for whoever may write in them. */
export const canCreateArticle = (actor: ActorFacts, visibility: "public" | "groups"): boolean =>
  mayWrite(actor) && (visibility === "groups" || actor.siteRole === "administrator");

/** Public is no group to publish in: that would be publishing to everyone. */
export const canPublishIn = (actor: ActorFacts, groupId: string): boolean =>
  groupId !== PUBLIC_GROUP_ID && canWriteIn(actor, groupId);
