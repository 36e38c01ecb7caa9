import { PUBLIC_GROUP_ID } from "@/core/group";
import {
  canAcceptInvite,
  canCommentOn,
  canCreateGroup,
  canDeleteWritten,
  canEditGroup,
  canEditWritten,
  canInvite,
  canLeaveGroup,
  canListMembers,
  canReadGroup,
  canReadWritten,
  canWriteIn,
} from "@/core/permissions";
import { OURS, others, type Row, THEIRS } from "./permission-actors";

const full = { id: OURS, ownerCount: 2, memberCount: 9 };

// Columns:  visitor stranger observer member moderator owner | site moderator, administrator | read-only token
export const groupRows: Row[] = [
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

export const publicRows: Row[] = [
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
