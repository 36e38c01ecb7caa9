import { PUBLIC_GROUP_ID } from "@/core/group";
import {
  canCommentOn,
  canDeleteWritten,
  canEditWritten,
  canImportAs,
  canKeepForSelf,
  canMeetWords,
  canModerate,
  canReact,
  canReadWritten,
  canResolveThread,
  canRestoreWritten,
  canSeeEarlier,
  canSeeWords,
  canSetTasks,
  canSettle,
  canUndoSettling,
  canVoteOnSettling,
  canWriteIn,
  canWriteInThread,
} from "@/core/permissions";
import { ARTICLE, idOf, OURS, others, own, type Row, SOMEBODY, THEIRS } from "./permission-actors";

const withheld = (standing: "held" | "hidden") => (groupId: string) => ({
  groupId,
  articleId: ARTICLE,
  authorId: SOMEBODY,
  deletedAt: null,
  standing,
});
const [held, hidden] = [withheld("held"), withheld("hidden")];

const published = (groupId: string) => ({ ...held(groupId), standing: "published" as const });
const then = (groupId: string | null, standing: "published" | "held" = "published") => ({
  groupId,
  standing,
});

const writer = { role: "member" as const, isActive: true };

// Columns:  visitor stranger observer member moderator owner | site moderator, administrator | read-only token
export const writtenRows: Row[] = [
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
    "canSeeEarlier",
    "what others said before",
    (a) => canSeeEarlier(a, published(OURS), then(OURS)),
    "- - + + + + - - +",
  ],
  [
    "canSeeEarlier",
    "what was held, of what is published now",
    (a) => canSeeEarlier(a, published(OURS), then(OURS, "held")),
    "- - - - + + - - +",
  ],
  [
    "canSeeEarlier",
    "what was published, of what is hidden now",
    (a) => canSeeEarlier(a, hidden(OURS), then(OURS)),
    "- - - - + + - - +",
  ],
  [
    "canSeeEarlier",
    "what others said in private before they shared it",
    (a) => canSeeEarlier(a, published(OURS), then(null)),
    "- - - - - - - - -",
  ],
  [
    "canSeeEarlier",
    "what others said in another group before",
    (a) => canSeeEarlier(a, published(OURS), then(THEIRS)),
    "- - - - - - - - -",
  ],
  [
    "canSeeEarlier",
    "what they said in private themselves",
    (a) => canSeeEarlier(a, { ...published(OURS), ...own(OURS)(a) }, then(null, "held")),
    "- + + + + + + + +",
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
