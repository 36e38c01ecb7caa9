import { describe, expect, it } from "vitest";
import { type MembershipRole, PUBLIC_GROUP_ID } from "@/core/group";
import { isShutOut, rolesUnder } from "@/core/moderation/sanctions";
import * as permissions from "@/core/permissions";
import {
  type ActorFacts,
  type ArticleFacts,
  canAcceptInvite,
  canCommentOn,
  canCreateArticle,
  canCreateCodebook,
  canCreateGroup,
  canDeleteWritten,
  canEditArticle,
  canEditCodebook,
  canEditGroup,
  canEditWritten,
  canImportAs,
  canInvite,
  canKeepForSelf,
  canLeaveGroup,
  canListMembers,
  canMeetWords,
  canModerate,
  canPublishIn,
  canReact,
  canReadArticle,
  canReadCodebook,
  canReadGroup,
  canReadWritten,
  canRemoveMember,
  canResolveThread,
  canRestoreWritten,
  canReviewAnchor,
  canSeeWords,
  canSetRole,
  canSetTasks,
  canSettle,
  canUndoSettling,
  canVoteOnSettling,
  canWriteIn,
  canWriteInThread,
  roleIn,
} from "@/core/permissions";
import { moderationRows } from "./moderation-rows";
import { ARTICLE, actorsOf, idOf, OURS, person, ROLES, SOMEBODY, THEIRS } from "./permission-actors";

type Row = [policy: string, sentence: string, may: (actor: ActorFacts) => boolean, cells: string];

/** A row says for each actor in turn whether they may, `+`, or not, `-`. */
function describeTable(title: string, groupId: string, rows: Row[]): void {
  describe(title, () => {
    it.each(rows)("%s: %s", (_policy, _sentence, may, cells) => {
      const answers = actorsOf(groupId).map(([, actor]) => (may(actor) ? "+" : "-"));
      expect(answers.join(" ")).toBe(cells);
    });
  });
}

const own = (groupId: string | null) => (actor: ActorFacts) => ({
  groupId,
  articleId: ARTICLE,
  authorId: idOf(actor),
});
const others = (groupId: string | null) => () => ({ groupId, articleId: ARTICLE, authorId: SOMEBODY });

const withheld = (standing: "held" | "hidden") => (groupId: string) => ({
  groupId,
  articleId: ARTICLE,
  authorId: SOMEBODY,
  deletedAt: null,
  standing,
});
const [held, hidden] = [withheld("held"), withheld("hidden")];

const article = (facts: Partial<ArticleFacts>): ArticleFacts => ({
  visibility: "groups",
  groupIds: [],
  createdById: SOMEBODY,
  ...facts,
});

const full = { id: OURS, ownerCount: 2, memberCount: 9 };

// Columns:  visitor stranger observer member moderator owner | site moderator, administrator | read-only token
const groupRows: Row[] = [
  ["canReadGroup", "sees a group of their own", (a) => canReadGroup(a, OURS), "- - + + + + - - +"],
  ["canReadGroup", "sees another group", (a) => canReadGroup(a, THEIRS), "- + - - - - - - -"],
  ["canReadGroup", "sees Public", (a) => canReadGroup(a, PUBLIC_GROUP_ID), "+ + + + + + + + +"],
  ["canCreateGroup", "makes a group", (a) => canCreateGroup(a), "- + + + + + + + -"],
  ["canEditGroup", "edits the group", (a) => canEditGroup(a, OURS), "- - - - - + - - -"],
  ["canEditGroup", "edits another group", (a) => canEditGroup(a, THEIRS), "- + - - - - - - -"],
  ["canInvite", "invites to the group", (a) => canInvite(a, OURS), "- - - - + + - - -"],
  ["canInvite", "invites to another group", (a) => canInvite(a, THEIRS), "- + - - - - - - -"],
  ["canAcceptInvite", "joins by a link", (a) => canAcceptInvite(a), "- + + + + + + + -"],
  ["canListMembers", "sees who belongs", (a) => canListMembers(a, OURS), "- - + + + + - - +"],
  ["canListMembers", "sees who belongs elsewhere", (a) => canListMembers(a, THEIRS), "- + - - - - - - -"],
  ["canLeaveGroup", "leaves where two own it", (a) => canLeaveGroup(a, full), "- - + + + + - - -"],
  [
    "canLeaveGroup",
    "leaves where one owns it",
    (a) => canLeaveGroup(a, { ...full, ownerCount: 1 }),
    "- - + + + - - - -",
  ],
  [
    "canLeaveGroup",
    "leaves alone",
    (a) => canLeaveGroup(a, { ...full, ownerCount: 1, memberCount: 1 }),
    "- - + + + + - - -",
  ],
];

const publicRows: Row[] = [
  ["canEditGroup", "edits Public", (a) => canEditGroup(a, PUBLIC_GROUP_ID), "- - - - - + - + -"],
  ["canInvite", "invites to Public", (a) => canInvite(a, PUBLIC_GROUP_ID), "- - - - - - - - -"],
  ["canListMembers", "sees roles in Public", (a) => canListMembers(a, PUBLIC_GROUP_ID), "- - - - + + + + +"],
  [
    "canLeaveGroup",
    "leaves Public",
    (a) => canLeaveGroup(a, { ...full, id: PUBLIC_GROUP_ID }),
    "- - - - - - - - -",
  ],
  ["canWriteIn", "writes in Public", (a) => canWriteIn(a, PUBLIC_GROUP_ID), "- + - + + + + + -"],
  [
    "canDeleteWritten",
    "takes away others' words in Public",
    (a) => canDeleteWritten(a, others(PUBLIC_GROUP_ID)()),
    "- - - - + + + + -",
  ],
  [
    "canEditWritten",
    "changes others' words in Public",
    (a) => canEditWritten(a, others(PUBLIC_GROUP_ID)()),
    "- - - - - - - - -",
  ],
  [
    "canReadWritten",
    "reads what Public wrote",
    (a) => canReadWritten(a, others(PUBLIC_GROUP_ID)()),
    "+ + + + + + + + +",
  ],
  [
    "canCommentOn",
    "answers in Public",
    (a) => canCommentOn(a, others(PUBLIC_GROUP_ID)()),
    "- + - + + + + + -",
  ],
];

const articleRows: Row[] = [
  [
    "canReadArticle",
    "a public one",
    (a) => canReadArticle(a, article({ visibility: "public" })),
    "+ + + + + + + + +",
  ],
  [
    "canReadArticle",
    "the group's",
    (a) => canReadArticle(a, article({ groupIds: [OURS] })),
    "- - + + + + - - +",
  ],
  [
    "canReadArticle",
    "another group's",
    (a) => canReadArticle(a, article({ groupIds: [THEIRS] })),
    "- + - - - - - - -",
  ],
  [
    "canReadArticle",
    "one shared with Public",
    (a) => canReadArticle(a, article({ groupIds: [PUBLIC_GROUP_ID] })),
    "+ + + + + + + + +",
  ],
  ["canCreateArticle", "for groups", (a) => canCreateArticle(a, "groups"), "- + + + + + + + -"],
  ["canCreateArticle", "for everyone", (a) => canCreateArticle(a, "public"), "- - - - - - - + -"],
  ["canPublishIn", "in the group", (a) => canPublishIn(a, OURS), "- - - + + + - - -"],
  ["canPublishIn", "in another group", (a) => canPublishIn(a, THEIRS), "- + - - - - - - -"],
  ["canPublishIn", "in Public", (a) => canPublishIn(a, PUBLIC_GROUP_ID), "- - - - - - - - -"],
  ["canReadArticle", "nobody's group", (a) => canReadArticle(a, article({})), "- - - - - - - - -"],
  [
    "canReadArticle",
    "one they brought in",
    (a) => canReadArticle(a, article({ createdById: idOf(a) })),
    "- + + + + + + + +",
  ],
  [
    "canReadArticle",
    "one whose bringer is gone",
    (a) => canReadArticle(a, article({ createdById: null })),
    "- - - - - - - - -",
  ],
];

const keeperRows: Row[] = [
  [
    "canEditArticle",
    "a public one",
    (a) => canEditArticle(a, article({ visibility: "public" })),
    "- - - - - - - + -",
  ],
  [
    "canEditArticle",
    "a public one that their group reads too",
    (a) => canEditArticle(a, article({ visibility: "public", groupIds: [OURS] })),
    "- - - - - - - + -",
  ],
  [
    "canEditArticle",
    "the group's",
    (a) => canEditArticle(a, article({ groupIds: [OURS] })),
    "- - - - + + - - -",
  ],
  [
    "canEditArticle",
    "another group's",
    (a) => canEditArticle(a, article({ groupIds: [THEIRS] })),
    "- + - - - - - - -",
  ],
  [
    "canEditArticle",
    "one they brought in",
    (a) => canEditArticle(a, article({ createdById: idOf(a) })),
    "- + + + + + + + -",
  ],
  [
    "canEditArticle",
    "one whose bringer is gone",
    (a) => canEditArticle(a, article({ createdById: null })),
    "- - - - - - - - -",
  ],
  [
    "canReviewAnchor",
    "their own, on anybody's article",
    (a) => canReviewAnchor(a, article({ visibility: "public" }), own(null)(a)),
    "- + + + + + + + -",
  ],
  [
    "canReviewAnchor",
    "others' in the group, on the group's article",
    (a) => canReviewAnchor(a, article({ groupIds: [OURS] }), others(OURS)()),
    "- - - - + + - - -",
  ],
  [
    "canReviewAnchor",
    "others' private ones, on an article they brought in",
    (a) => canReviewAnchor(a, article({ createdById: idOf(a) }), others(null)()),
    "- - - - - - - - -",
  ],
  [
    "canReviewAnchor",
    "others' in Public, on a public article",
    (a) => canReviewAnchor(a, article({ visibility: "public" }), others(PUBLIC_GROUP_ID)()),
    "- - - - - - - + -",
  ],
];

/** What is known of somebody who may write in the group. */
const writer = { role: "member" as const, isActive: true };

const writtenRows: Row[] = [
  ["canWriteIn", "writes in the group", (a) => canWriteIn(a, OURS), "- - - + + + - - -"],
  ["canWriteIn", "writes in another group", (a) => canWriteIn(a, THEIRS), "- + - - - - - - -"],
  ["canWriteIn", "writes privately", (a) => canWriteIn(a, null), "- + + + + + + + -"],

  ["canReadWritten", "others' in the group", (a) => canReadWritten(a, others(OURS)()), "- - + + + + - - +"],
  ["canReadWritten", "others' elsewhere", (a) => canReadWritten(a, others(THEIRS)()), "- + - - - - - - -"],
  ["canReadWritten", "others' private words", (a) => canReadWritten(a, others(null)()), "- - - - - - - - -"],
  ["canReadWritten", "their own, wherever", (a) => canReadWritten(a, own(OURS)(a)), "- + + + + + + + +"],
  ["canReadWritten", "their own private words", (a) => canReadWritten(a, own(null)(a)), "- + + + + + + + +"],

  ["canSeeWords", "others' hidden words", (a) => canSeeWords(a, hidden(OURS)), "- - - - + + - - +"],
  ["canSeeWords", "others' held words elsewhere", (a) => canSeeWords(a, held(THEIRS)), "- + - - - - - - -"],
  [
    "canSeeWords",
    "hidden words in Public",
    (a) => canSeeWords(a, hidden(PUBLIC_GROUP_ID)),
    "- - - - - - + + -",
  ],
  [
    "canSeeWords",
    "their own held words",
    (a) => canSeeWords(a, { ...held(OURS), ...own(OURS)(a) }),
    "- + + + + + + + +",
  ],
  [
    "canSeeWords",
    "deleted words",
    (a) => canSeeWords(a, { ...own(OURS)(a), deletedAt: new Date(), standing: "published" }),
    "- - - - - - - - -",
  ],
  [
    "canMeetWords",
    "the place of others' hidden words",
    (a) => canMeetWords(a, { ...hidden(OURS), isTombstone: true }),
    "- - + + + + - - +",
  ],
  [
    "canMeetWords",
    "others' hidden words without a place",
    (a) => canMeetWords(a, { ...hidden(OURS), isTombstone: false }),
    "- - - - + + - - +",
  ],
  ["canSettle", "settles in the group", (a) => canSettle(a, OURS), "- - - - + + - - -"],
  ["canVoteOnSettling", "votes in the group", (a) => canVoteOnSettling(a, OURS), "- - - + + + - - -"],
  [
    "canUndoSettling",
    "what somebody settled",
    (a) => canUndoSettling(a, { groupId: OURS, decidedById: SOMEBODY }),
    "- - - - + + - - -",
  ],
  [
    "canUndoSettling",
    "what they settled themselves",
    (a) => canUndoSettling(a, { groupId: OURS, decidedById: idOf(a) }),
    "- - - + + + - - -",
  ],
  ["canSetTasks", "sets tasks in the group", (a) => canSetTasks(a, OURS), "- - - - + + - - -"],
  ["canSetTasks", "sets tasks elsewhere", (a) => canSetTasks(a, THEIRS), "- + - - - - - - -"],
  ["canSetTasks", "sets tasks in Public", (a) => canSetTasks(a, PUBLIC_GROUP_ID), "- - - - - - - - -"],
  ["canModerate", "decides in the group", (a) => canModerate(a, OURS), "- - - - + + - - -"],
  ["canModerate", "decides in Public", (a) => canModerate(a, PUBLIC_GROUP_ID), "- - - - - - + + -"],

  ["canEditWritten", "others' in the group", (a) => canEditWritten(a, others(OURS)()), "- - - - - - - - -"],
  ["canEditWritten", "their own in the group", (a) => canEditWritten(a, own(OURS)(a)), "- - - + + + - - -"],
  ["canEditWritten", "their own private words", (a) => canEditWritten(a, own(null)(a)), "- + + + + + + + -"],
  ["canEditWritten", "others' private words", (a) => canEditWritten(a, others(null)()), "- - - - - - - - -"],

  [
    "canDeleteWritten",
    "others' in the group",
    (a) => canDeleteWritten(a, others(OURS)()),
    "- - - - + + - - -",
  ],
  [
    "canDeleteWritten",
    "others' elsewhere",
    (a) => canDeleteWritten(a, others(THEIRS)()),
    "- + - - - - - - -",
  ],
  [
    "canDeleteWritten",
    "others' private words",
    (a) => canDeleteWritten(a, others(null)()),
    "- - - - - - - - -",
  ],
  [
    "canDeleteWritten",
    "their own, even after leaving",
    (a) => canDeleteWritten(a, own(OURS)(a)),
    "- + + + + + + + -",
  ],
  [
    "canDeleteWritten",
    "their own private words",
    (a) => canDeleteWritten(a, own(null)(a)),
    "- + + + + + + + -",
  ],

  [
    "canRestoreWritten",
    "what they deleted of their own",
    (a) => canRestoreWritten(a, { ...own(OURS)(a), deletedById: idOf(a) }),
    "- + + + + + + + -",
  ],
  [
    "canRestoreWritten",
    "their own that somebody else took away",
    (a) => canRestoreWritten(a, { ...own(OURS)(a), deletedById: SOMEBODY }),
    "- - - - - - - - -",
  ],
  [
    "canRestoreWritten",
    "others' that they took away themselves",
    (a) => canRestoreWritten(a, { ...others(OURS)(), deletedById: idOf(a) }),
    "- - - - + + - - -",
  ],
  [
    "canRestoreWritten",
    "what is not deleted",
    (a) => canRestoreWritten(a, { ...own(OURS)(a), deletedById: null }),
    "- - - - - - - - -",
  ],

  [
    "canImportAs",
    "their own words",
    (a) => canImportAs(a, { ...own(OURS)(a), ...writer }),
    "- - - + + + - - -",
  ],
  [
    "canImportAs",
    "their own private words",
    (a) => canImportAs(a, { ...own(null)(a), ...writer }),
    "- + + + + + + + -",
  ],
  [
    "canImportAs",
    "others' words in the group",
    (a) => canImportAs(a, { ...others(OURS)(), ...writer }),
    "- - - - - - - - -",
  ],
  [
    "canImportAs",
    "others' private words",
    (a) => canImportAs(a, { ...others(null)(), ...writer }),
    "- - - - - - - - -",
  ],
  [
    "canImportAs",
    "others' words in Public",
    (a) => canImportAs(a, { ...others(PUBLIC_GROUP_ID)(), role: null, isActive: true }),
    "- - - - - - - + -",
  ],
  [
    "canImportAs",
    "words of the suspended",
    (a) => canImportAs(a, { ...others(PUBLIC_GROUP_ID)(), role: null, isActive: false }),
    "- - - - - - - - -",
  ],
  ["canCommentOn", "others' in the group", (a) => canCommentOn(a, others(OURS)()), "- - - + + + - - -"],
  ["canCommentOn", "others' elsewhere", (a) => canCommentOn(a, others(THEIRS)()), "- + - - - - - - -"],
  ["canCommentOn", "others' private words", (a) => canCommentOn(a, others(null)()), "- - - - - - - - -"],
  ["canCommentOn", "their own private words", (a) => canCommentOn(a, own(null)(a)), "- + + + + + + + -"],
  ["canCommentOn", "their own in the group", (a) => canCommentOn(a, own(OURS)(a)), "- - - + + + - - -"],
  [
    "canWriteInThread",
    "in an open one of the group",
    (a) => canWriteInThread(a, { ...others(OURS)(), isLocked: false }),
    "- - - + + + - - -",
  ],
  [
    "canWriteInThread",
    "in a locked one of the group",
    (a) => canWriteInThread(a, { ...others(OURS)(), isLocked: true }),
    "- - - - + + - - -",
  ],
  [
    "canWriteInThread",
    "in a locked one on their own words",
    (a) => canWriteInThread(a, { ...own(OURS)(a), isLocked: true }),
    "- - - - + + - - -",
  ],
  [
    "canWriteInThread",
    "in a locked one in Public",
    (a) => canWriteInThread(a, { ...others(PUBLIC_GROUP_ID)(), isLocked: true }),
    "- - - - - - + + -",
  ],
  [
    "canResolveThread",
    "on their own words in the group",
    (a) => canResolveThread(a, own(OURS)(a)),
    "- - - + + + - - -",
  ],
  [
    "canResolveThread",
    "on others' words in the group",
    (a) => canResolveThread(a, others(OURS)()),
    "- - - - + + - - -",
  ],
  [
    "canResolveThread",
    "on others' words elsewhere",
    (a) => canResolveThread(a, others(THEIRS)()),
    "- + - - - - - - -",
  ],
  [
    "canResolveThread",
    "on a whole article in Public",
    (a) => canResolveThread(a, { groupId: PUBLIC_GROUP_ID, authorId: null }),
    "- - - - - - + + -",
  ],
  [
    "canResolveThread",
    "on their own private words",
    (a) => canResolveThread(a, own(null)(a)),
    "- + + + + + + + -",
  ],
  [
    "canReact",
    "to others' words in the group",
    (a) => canReact(a, { ...others(OURS)(), isLocked: false }),
    "- - - + + + - - -",
  ],
  [
    "canReact",
    "to others' words elsewhere",
    (a) => canReact(a, { ...others(THEIRS)(), isLocked: false }),
    "- + - - - - - - -",
  ],
  [
    "canReact",
    "to their own words",
    (a) => canReact(a, { ...own(OURS)(a), isLocked: false }),
    "- - - - - - - - -",
  ],
  [
    "canReact",
    "to others' words in a locked thread",
    (a) => canReact(a, { ...others(OURS)(), isLocked: true }),
    "- - - - + + - - -",
  ],
  ["canKeepForSelf", "what they follow and have read", (a) => canKeepForSelf(a), "- + + + + + + + -"],
];

const codebookRows: Row[] = [
  ["canReadCodebook", "a shared one", (a) => canReadCodebook(a, null), "+ + + + + + + + +"],
  ["canReadCodebook", "the group's own", (a) => canReadCodebook(a, OURS), "- - + + + + - - +"],
  ["canReadCodebook", "another group's", (a) => canReadCodebook(a, THEIRS), "- + - - - - - - -"],
  ["canCreateCodebook", "for everybody", (a) => canCreateCodebook(a, null), "- - - - - - - + -"],
  ["canCreateCodebook", "for the group", (a) => canCreateCodebook(a, OURS), "- - - - + + - - -"],
  ["canCreateCodebook", "for another group", (a) => canCreateCodebook(a, THEIRS), "- + - - - - - - -"],
  ["canEditCodebook", "a shared one", (a) => canEditCodebook(a, null), "- - - - - - - + -"],
  ["canEditCodebook", "the group's own", (a) => canEditCodebook(a, OURS), "- - - - + + - - -"],
  ["canEditCodebook", "another group's", (a) => canEditCodebook(a, THEIRS), "- + - - - - - - -"],
];

describe("canImportAs in a group that the administrator is in", () => {
  const keeper = person("keeper", { siteRole: "administrator", roles: { [OURS]: "member" } });
  it.each([
    ["a member", "member", true, true],
    ["a moderator", "moderator", true, true],
    ["an observer, who could not have written there", "observer", true, false],
    ["somebody who is not in it", null, true, false],
    ["a member who is suspended", "member", false, false],
  ] as const)("keeps the name of %s", (_, role, isActive, may) => {
    expect(canImportAs(keeper, { ...others(OURS)(), role, isActive })).toBe(may);
  });
});

describeTable("Groups", OURS, groupRows);
describeTable("The Public group", PUBLIC_GROUP_ID, publicRows);
describeTable("Reading articles", OURS, articleRows);
describeTable("keeping articles", OURS, keeperRows);
describeTable("What people wrote", OURS, writtenRows);
describeTable("Codebooks", OURS, codebookRows);

describe("canSetRole", () => {
  const target = (role: MembershipRole, personId = SOMEBODY, ownerCount = 2) => ({
    groupId: OURS,
    personId,
    role,
    ownerCount,
  });
  const settable = (actor: ActorFacts, member: ReturnType<typeof target>): string =>
    ROLES.filter((role) => canSetRole(actor, member, role)).join(" ");
  const actors = new Map(actorsOf(OURS));

  it.each([
    // actor                    what an owner, a moderator, a member and an observer can be made
    ["visitor", "", "", "", ""],
    ["stranger", "", "", "", ""],
    ["observer", "", "", "", ""],
    ["member", "", "", "", ""],
    ["moderator", "", "", "observer", "member"],
    ["owner", "", "owner member observer", "owner moderator observer", "owner moderator member"],
    ["site moderator", "", "", "", ""],
    ["administrator", "", "", "", ""],
    ["owner's read-only token", "", "", "", ""],
  ])("says what a %s can make of others", (name, ofOwner, ofModerator, ofMember, ofObserver) => {
    const actor = actors.get(name)!;
    expect(ROLES.map((role) => settable(actor, target(role)))).toEqual([
      ofOwner,
      ofModerator,
      ofMember,
      ofObserver,
    ]);
  });

  it("lets an owner step down beside another owner, and not alone", () => {
    const owner = actors.get("owner")!;
    expect(settable(owner, target("owner", "owner", 2))).toBe("moderator member observer");
    expect(settable(owner, target("owner", "owner", 1))).toBe("");
  });

  it.each(["observer", "member", "moderator"] as const)("lets no %s change their own role", (role) => {
    expect(settable(actors.get(role)!, target(role, role))).toBe("");
  });

  it("counts a site role in Public alone", () => {
    const administrator = actors.get("administrator")!;
    const member = { groupId: PUBLIC_GROUP_ID, personId: SOMEBODY, role: "member", ownerCount: 1 } as const;
    expect(canSetRole(administrator, member, "moderator")).toBe(true);
    expect(canSetRole(administrator, { ...member, groupId: OURS }, "moderator")).toBe(false);
  });
});

describe("canRemoveMember", () => {
  it.each([
    // actor                    owner  moderator  member  observer
    ["visitor", "- - - -"],
    ["stranger", "- - - -"],
    ["observer", "- - - -"],
    ["member", "- - - -"],
    ["moderator", "- - + +"],
    ["owner", "- + + +"],
    ["site moderator", "- - - -"],
    ["administrator", "- - - -"],
    ["owner's read-only token", "- - - -"],
  ])("says whom a %s can remove", (name, cells) => {
    const actor = new Map(actorsOf(OURS)).get(name)!;
    const marks = ROLES.map((role) =>
      canRemoveMember(actor, { groupId: OURS, personId: SOMEBODY, role, ownerCount: 2 }) ? "+" : "-",
    );
    expect(marks.join(" ")).toBe(cells);
  });

  it("lets nobody remove themselves: they leave", () => {
    for (const [, actor] of actorsOf(OURS)) {
      const member = { groupId: OURS, personId: idOf(actor), role: "observer", ownerCount: 2 } as const;
      expect(canRemoveMember(actor, member)).toBe(false);
    }
  });
});

describe("roleIn", () => {
  it("makes everyone signed in a member of Public, and nobody else's group", () => {
    expect(roleIn(person("somebody"), PUBLIC_GROUP_ID)).toBe("member");
    expect(roleIn(person("somebody"), OURS)).toBeNull();
    expect(roleIn({ kind: "visitor" }, PUBLIC_GROUP_ID)).toBeNull();
  });

  it("keeps somebody who was made an observer of Public from writing there", () => {
    expect(roleIn(person("somebody", { roles: { [PUBLIC_GROUP_ID]: "observer" } }), PUBLIC_GROUP_ID)).toBe(
      "observer",
    );
  });
});

describeTable("moderation", OURS, moderationRows);

describe("rolesUnder", () => {
  const roles = { [OURS]: "moderator", [THEIRS]: "member" } as const;

  it("leaves whoever is muted to read, in the group or everywhere", () => {
    expect(rolesUnder(roles, [{ groupId: OURS, kind: "mute" }])).toEqual({
      [OURS]: "observer",
      [THEIRS]: "member",
    });
    expect(rolesUnder(roles, [{ groupId: null, kind: "mute" }])).toEqual({
      [OURS]: "observer",
      [THEIRS]: "observer",
      [PUBLIC_GROUP_ID]: "observer",
    });
  });

  it("takes a group away from whoever is suspended or banned, and Public to reading, and is not undone by a mute", () => {
    const sanctions = [
      { groupId: OURS, kind: "ban" },
      { groupId: OURS, kind: "mute" },
      { groupId: PUBLIC_GROUP_ID, kind: "suspend" },
    ] as const;
    expect(rolesUnder(roles, sanctions)).toEqual({ [THEIRS]: "member", [PUBLIC_GROUP_ID]: "observer" });
    expect(rolesUnder(roles, [{ groupId: OURS, kind: "warn" }])).toEqual(roles);
  });

  it("shuts out of the whole site only by suspending or banning there", () => {
    expect(isShutOut([{ groupId: null, kind: "suspend" }])).toBe(true);
    expect(isShutOut([{ groupId: OURS, kind: "ban" }])).toBe(false);
    expect(isShutOut([{ groupId: null, kind: "mute" }])).toBe(false);
  });
});

describe("the tables", () => {
  it("speak of every policy there is", () => {
    const rows = [
      ...groupRows,
      ...publicRows,
      ...articleRows,
      ...keeperRows,
      ...writtenRows,
      ...codebookRows,
      ...moderationRows,
    ];
    const tested = new Set([...rows.map(([policy]) => policy), "canSetRole", "canRemoveMember"]);
    expect([...tested].sort()).toEqual(
      Object.keys(permissions)
        .filter((name) => name.startsWith("can"))
        .sort(),
    );
  });
});
