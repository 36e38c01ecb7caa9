import { PUBLIC_GROUP_ID } from "@/core/group";
import {
  type ActorFacts,
  canActOn,
  canActOnSite,
  canApproveWords,
  canDecideAppeal,
  canFlag,
  canModerateSite,
  canReadModerationLog,
  canSetSiteRole,
  canUndo,
} from "@/core/permissions";
import { ARTICLE, idOf, OURS, type Row, SOMEBODY, THEIRS } from "./permission-actors";

const somebody = (role: "owner" | "moderator" | "member" | "observer" | null) => ({
  personId: SOMEBODY,
  role,
});
const oneself = (a: ActorFacts) => ({ personId: idOf(a), role: null });
const words = (groupId: string | null, authorId = SOMEBODY) => ({
  groupId,
  articleId: ARTICLE,
  authorId,
});
const appeal = { groupId: OURS, personId: SOMEBODY, moderatorId: null, hasOthers: true };

// Columns:  visitor stranger observer member moderator owner | site moderator, administrator | read-only token
export const moderationRows: Row[] = [
  ["canFlag", "others' words in the group", (a) => canFlag(a, words(OURS)), "- - + + + + - - -"],
  ["canFlag", "others' words elsewhere", (a) => canFlag(a, words(THEIRS)), "- + - - - - - - -"],
  ["canFlag", "others' words in Public", (a) => canFlag(a, words(PUBLIC_GROUP_ID)), "- + + + + + + + -"],
  ["canFlag", "one's own words", (a) => canFlag(a, words(OURS, idOf(a))), "- - - - - - - - -"],
  ["canFlag", "private words", (a) => canFlag(a, words(null)), "- - - - - - - - -"],
  [
    "canApproveWords",
    "an owner's words",
    (a) => canApproveWords(a, OURS, somebody("owner")),
    "- - - - + + - - -",
  ],
  ["canApproveWords", "one's own words", (a) => canApproveWords(a, OURS, oneself(a)), "- - - - - - - - -"],
  ["canActOn", "an owner", (a) => canActOn(a, OURS, somebody("owner")), "- - - - - - - - -"],
  ["canActOn", "a moderator", (a) => canActOn(a, OURS, somebody("moderator")), "- - - - - + - - -"],
  ["canActOn", "a member", (a) => canActOn(a, OURS, somebody("member")), "- - - - + + - - -"],
  ["canActOn", "somebody who left", (a) => canActOn(a, OURS, somebody(null)), "- - - - + + - - -"],
  ["canActOn", "oneself", (a) => canActOn(a, OURS, oneself(a)), "- - - - - - - - -"],
  ["canActOn", "a member elsewhere", (a) => canActOn(a, THEIRS, somebody("member")), "- + - - - - - - -"],
  [
    "canActOn",
    "somebody in Public",
    (a) => canActOn(a, PUBLIC_GROUP_ID, somebody("member")),
    "- - - - - - + + -",
  ],
  [
    "canUndo",
    "what an owner did",
    (a) => canUndo(a, OURS, { personId: SOMEBODY, moderator: somebody("owner") }),
    "- - - - - + - - -",
  ],
  [
    "canUndo",
    "what a moderator did",
    (a) => canUndo(a, OURS, { personId: SOMEBODY, moderator: somebody("moderator") }),
    "- - - - + + - - -",
  ],
  [
    "canUndo",
    "what flags did",
    (a) => canUndo(a, OURS, { personId: SOMEBODY, moderator: null }),
    "- - - - + + - - -",
  ],
  [
    "canUndo",
    "what was done to oneself",
    (a) => canUndo(a, OURS, { personId: idOf(a), moderator: null }),
    "- - - - - - - - -",
  ],
  ["canDecideAppeal", "somebody's", (a) => canDecideAppeal(a, appeal), "- - - - + + - - -"],
  [
    "canDecideAppeal",
    "on what they did themselves, where others could",
    (a) => canDecideAppeal(a, { ...appeal, moderatorId: idOf(a) }),
    "- - - - - - - - -",
  ],
  [
    "canDecideAppeal",
    "on what they did themselves, alone",
    (a) => canDecideAppeal(a, { ...appeal, moderatorId: idOf(a), hasOthers: false }),
    "- - - - + + - - -",
  ],
  [
    "canDecideAppeal",
    "their own",
    (a) => canDecideAppeal(a, { ...appeal, personId: idOf(a), hasOthers: false }),
    "- - - - - - - - -",
  ],
  [
    "canDecideAppeal",
    "on the whole site",
    (a) => canDecideAppeal(a, { ...appeal, groupId: null }),
    "- - - - - - + + -",
  ],
  ["canReadModerationLog", "of the group", (a) => canReadModerationLog(a, OURS), "- - + + + + - - +"],
  ["canReadModerationLog", "of Public", (a) => canReadModerationLog(a, PUBLIC_GROUP_ID), "- + + + + + + + +"],
  ["canModerateSite", "at all", (a) => canModerateSite(a), "- - - - - - + + -"],
  [
    "canActOnSite",
    "a person",
    (a) => canActOnSite(a, { personId: SOMEBODY, siteRole: "person" }),
    "- - - - - - + + -",
  ],
  [
    "canActOnSite",
    "a site moderator",
    (a) => canActOnSite(a, { personId: SOMEBODY, siteRole: "moderator" }),
    "- - - - - - - + -",
  ],
  [
    "canActOnSite",
    "an administrator",
    (a) => canActOnSite(a, { personId: SOMEBODY, siteRole: "administrator" }),
    "- - - - - - - - -",
  ],
  [
    "canActOnSite",
    "oneself",
    (a) => canActOnSite(a, { personId: idOf(a), siteRole: "person" }),
    "- - - - - - - - -",
  ],
  [
    "canSetSiteRole",
    "somebody's, up",
    (a) => canSetSiteRole(a, { siteRole: "person", administratorCount: 1 }, "administrator"),
    "- - - - - - - + -",
  ],
  [
    "canSetSiteRole",
    "one of two administrators', down",
    (a) => canSetSiteRole(a, { siteRole: "administrator", administratorCount: 2 }, "person"),
    "- - - - - - - + -",
  ],
  [
    "canSetSiteRole",
    "the last administrator's, down",
    (a) => canSetSiteRole(a, { siteRole: "administrator", administratorCount: 1 }, "moderator"),
    "- - - - - - - - -",
  ],
];
