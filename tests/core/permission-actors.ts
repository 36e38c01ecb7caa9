import { MembershipRoleSchema } from "@/core/group";
import type { ActorFacts, PersonFacts } from "@/core/permissions";

export const OURS = "0190aaaa-0000-7000-8000-00000000000a";
export const THEIRS = "0190bbbb-0000-7000-8000-00000000000b";
export const SOMEBODY = "0190cccc-0000-7000-8000-00000000000c";
export const ARTICLE = "0190dddd-0000-7000-8000-00000000000d";
export const ROLES = MembershipRoleSchema.options;

export const person = (id: string, facts: Partial<PersonFacts> = {}): PersonFacts => ({
  kind: "person",
  id,
  siteRole: "person",
  roles: {},
  mayWrite: true,
  ...facts,
});

/** Who stands in a table's columns, in this order, as seen from one group. */
export const actorsOf = (groupId: string): readonly [string, ActorFacts][] => [
  ["visitor", { kind: "visitor" }],
  ["stranger", person("stranger", { roles: { [THEIRS]: "owner" } })],
  ["observer", person("observer", { roles: { [groupId]: "observer" } })],
  ["member", person("member", { roles: { [groupId]: "member" } })],
  ["moderator", person("moderator", { roles: { [groupId]: "moderator" } })],
  ["owner", person("owner", { roles: { [groupId]: "owner" } })],
  ["site moderator", person("site-moderator", { siteRole: "moderator" })],
  ["administrator", person("administrator", { siteRole: "administrator" })],
  ["owner's read-only token", person("token", { roles: { [groupId]: "owner" }, mayWrite: false })],
];

/** The id to put in as author or maker, to ask about what is the actor's own; a visitor owns nothing. */
export const idOf = (actor: ActorFacts): string => (actor.kind === "person" ? actor.id : "nobody");

/** A rule, what it is asked, how, and for each actor in turn whether they may, `+`, or not, `-`. */
export type Row = [policy: string, sentence: string, may: (actor: ActorFacts) => boolean, cells: string];

/** What the actor wrote, and what somebody else did, as the rules ask of it. */
export const own = (groupId: string | null) => (actor: ActorFacts) => ({
  groupId,
  articleId: ARTICLE,
  authorId: idOf(actor),
});
export const others = (groupId: string | null) => () => ({ groupId, articleId: ARTICLE, authorId: SOMEBODY });
