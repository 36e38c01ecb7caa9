import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MembershipRole, PUBLIC_GROUP_ID } from "@/core/group";
import {
  type ActorFacts,
  canAcceptInvite,
  canCommentOn,
  canCreateArticle,
  canCreateCodebook,
  canCreateGroup,
  canDeleteWritten,
  canEditGroup,
  canEditWritten,
  canFlag,
  canInvite,
  canLeaveGroup,
  canMeetWords,
  canReact,
  canReadWritten,
  canRemoveMember,
  canRestoreWritten,
  canSeeWords,
  canSetRole,
  canWriteIn,
  isBlindTo,
  type PersonFacts,
  roleIn,
} from "@/core/permissions";
import { STANDINGS } from "@/core/standing";
import { idOf, OURS, person, ROLES, THEIRS } from "./permission-actors";

const arbitraryRole = fc.constantFrom(...ROLES);
const arbitraryGroup = fc.constantFrom(OURS, THEIRS, PUBLIC_GROUP_ID);
const arbitraryPerson: fc.Arbitrary<PersonFacts> = fc.record({
  kind: fc.constant("person" as const),
  id: fc.constantFrom("a", "b", "c"),
  siteRole: fc.constantFrom("person", "moderator", "administrator"),
  roles: fc.dictionary(arbitraryGroup, arbitraryRole),
  mayWrite: fc.boolean(),
  blindTo: fc.option(fc.dictionary(arbitraryGroup, fc.subarray(["x", "y"])), { nil: undefined }),
});
const arbitraryActor: fc.Arbitrary<ActorFacts> = fc.oneof(
  fc.constant({ kind: "visitor" as const }),
  arbitraryPerson,
);
const arbitraryStanding = fc.constantFrom(...STANDINGS);
const arbitraryWritten = fc.record({
  groupId: fc.option(arbitraryGroup),
  articleId: fc.constantFrom("x", "y"),
  authorId: fc.constantFrom("a", "b", "c"),
});
const arbitraryMember = fc.record({
  groupId: arbitraryGroup,
  personId: fc.constantFrom("a", "b", "c"),
  role: arbitraryRole,
  ownerCount: fc.integer({ min: 0, max: 3 }),
});

const rank = (role: MembershipRole | null): number =>
  role === null ? -1 : ROLES.length - ROLES.indexOf(role);

describe("for all actors", () => {
  it("whoever may not write changes nothing", () => {
    const arbitraryReader = fc.oneof(
      fc.constant({ kind: "visitor" as const }),
      arbitraryPerson.map((one) => ({ ...one, mayWrite: false })),
    );
    fc.assert(
      fc.property(
        arbitraryReader,
        arbitraryGroup,
        arbitraryWritten,
        arbitraryMember,
        arbitraryRole,
        (actor, groupId, written, member, role) => {
          expect([
            canCreateArticle(actor, "groups"),
            canCreateGroup(actor),
            canEditGroup(actor, groupId),
            canInvite(actor, groupId),
            canAcceptInvite(actor),
            canLeaveGroup(actor, { id: groupId, ownerCount: 2, memberCount: 3 }),
            canSetRole(actor, member, role),
            canRemoveMember(actor, member),
            canWriteIn(actor, written.groupId),
            canEditWritten(actor, written),
            canDeleteWritten(actor, written),
            canRestoreWritten(actor, { ...written, deletedById: written.authorId }),
            canCommentOn(actor, written),
            canCreateCodebook(actor, written.groupId),
          ]).not.toContain(true);
        },
      ),
    );
  });

  it("private words are their author's alone, whatever the others' roles", () => {
    fc.assert(
      fc.property(arbitraryActor, fc.constantFrom("a", "b"), (actor, authorId) => {
        fc.pre(idOf(actor) !== authorId);
        const written = { groupId: null, articleId: "x", authorId };
        expect([
          canReadWritten(actor, written),
          canEditWritten(actor, written),
          canDeleteWritten(actor, written),
          canCommentOn(actor, written),
        ]).not.toContain(true);
      }),
    );
  });

  it("to who is blind to a layer others' words are not there, and their own are as always", () => {
    fc.assert(
      fc.property(arbitraryPerson, arbitraryWritten, arbitraryStanding, (actor, written, standing) => {
        const words = { ...written, standing, deletedAt: null, isTombstone: true, isLocked: false };
        const open = { ...actor, blindTo: undefined };
        const isBlind = isBlindTo(actor, written) && written.authorId !== actor.id;
        const may = (who: PersonFacts) =>
          [canReadWritten, canMeetWords, canCommentOn, canFlag, canReact].map((can) => can(who, words));
        expect(may(actor)).toEqual(isBlind ? [false, false, false, false, false] : may(open));
        expect(canSeeWords(actor, words)).toBe(!isBlind && canSeeWords(open, words));
      }),
    );
  });

  it("nobody gives a role above their own, or touches somebody above them", () => {
    fc.assert(
      fc.property(arbitraryActor, arbitraryMember, arbitraryRole, (actor, member, role) => {
        const mine = rank(roleIn(actor, member.groupId));
        if (canSetRole(actor, member, role)) {
          expect(rank(role)).toBeLessThanOrEqual(mine);
          expect(rank(member.role)).toBeLessThanOrEqual(mine);
        }
        if (canRemoveMember(actor, member)) expect(rank(member.role)).toBeLessThan(mine);
      }),
    );
  });

  it("whoever may write about something may also read it", () => {
    fc.assert(
      fc.property(arbitraryActor, arbitraryWritten, (actor, written) => {
        if (canCommentOn(actor, written) || canEditWritten(actor, written)) {
          expect(canReadWritten(actor, written)).toBe(true);
        }
      }),
    );
  });

  it("no run of allowed steps leaves people in a group without an owner", () => {
    const arbitraryStep = fc.record({
      by: fc.nat(5),
      on: fc.nat(5),
      step: fc.oneof(fc.constant("leave" as const), fc.constant("remove" as const), arbitraryRole),
    });
    fc.assert(
      fc.property(fc.array(arbitraryRole, { maxLength: 5 }), fc.array(arbitraryStep), (others, steps) => {
        const members = new Map<string, MembershipRole>([
          ["0", "owner"],
          ...others.map((role, index): [string, MembershipRole] => [String(index + 1), role]),
        ]);
        for (const { by, on, step } of steps) {
          const ownerCount = [...members.values()].filter((role) => role === "owner").length;
          const mine = members.get(String(by));
          const actor = person(String(by), { roles: mine ? { [OURS]: mine } : {} });
          const personId = String(on);
          const role = members.get(personId);
          if (step === "leave") {
            if (canLeaveGroup(actor, { id: OURS, ownerCount, memberCount: members.size }))
              members.delete(actor.id);
          } else if (role && step === "remove") {
            if (canRemoveMember(actor, { groupId: OURS, personId, role, ownerCount }))
              members.delete(personId);
          } else if (role && step !== "remove") {
            if (canSetRole(actor, { groupId: OURS, personId, role, ownerCount }, step))
              members.set(personId, step);
          }
          expect(members.size === 0 || [...members.values()].includes("owner")).toBe(true);
        }
      }),
    );
  });
});
