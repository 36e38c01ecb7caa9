import { PUBLIC_GROUP_ID } from "@/core/group";
import {
  type ArticleFacts,
  canCreateArticle,
  canEditArticle,
  canPublishIn,
  canReadArticle,
  canReviewAnchor,
} from "@/core/permissions";
import { idOf, OURS, others, own, type Row, SOMEBODY, THEIRS } from "./permission-actors";

const article = (facts: Partial<ArticleFacts>): ArticleFacts => ({
  visibility: "groups",
  groupIds: [],
  createdById: SOMEBODY,
  ...facts,
});

// Columns:  visitor stranger observer member moderator owner | site moderator, administrator | read-only token
export const articleRows: Row[] = [
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

export const keeperRows: Row[] = [
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
