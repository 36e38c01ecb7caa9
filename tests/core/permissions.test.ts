import { describe, expect, it } from "vitest";
import { type MembershipRole, PUBLIC_GROUP_ID } from "@/core/group";
import * as permissions from "@/core/permissions";
import {
  type ActorFacts,
  canCreateCodebook,
  canEditCodebook,
  canImportAs,
  canReadCodebook,
  canRemoveMember,
  canSetRole,
  roleIn,
} from "@/core/permissions";
import { articleRows, keeperRows } from "./article-rows";
import { groupRows, publicRows } from "./group-rows";
import { moderationRows } from "./moderation-rows";
import { actorsOf, idOf, OURS, others, person, ROLES, type Row, SOMEBODY, THEIRS } from "./permission-actors";
import { writtenRows } from "./written-rows";

/** A row says for each actor in turn whether they may, `+`, or not, `-`. */
function describeTable(title: string, groupId: string, rows: Row[]): void {
  describe(title, () => {
    it.each(rows)("%s: %s", (_policy, _sentence, may, cells) => {
      const answers = actorsOf(groupId).map(([, actor]) => (may(actor) ? "+" : "-"));
      expect(answers.join(" ")).toBe(cells);
    });
  });
}

// Columns:  visitor stranger observer member moderator owner | site moderator, administrator | read-only token
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
