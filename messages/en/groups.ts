import type { GroupKind, MembershipRole } from "@/core/group";
import { thousands } from "@/messages/en/numbers";

/** Each kind words the same four roles in its own way. */
const ROLE_NAMES: Record<GroupKind, Record<MembershipRole, string>> = {
  class: { owner: "Teacher", moderator: "Assistant", member: "Student", observer: "Observer" },
  newsroom: { owner: "Editor-in-chief", moderator: "Editor", member: "Reporter", observer: "Observer" },
  forum: { owner: "Owner", moderator: "Moderator", member: "Participant", observer: "Observer" },
};

const ROLE_HINTS: Record<MembershipRole, string> = {
  owner: "Runs the group: edits it, gives roles, and everything below.",
  moderator: "Invites people, removes them, and takes down what does not belong.",
  member: "Reads, highlights and discusses.",
  observer: "Reads everything and writes nothing.",
};

/** Words of the groups' pages, and of what their commands refuse. */
export const groups = {
  title: "Groups",
  intro: "A group has its own layer of highlights and discussions on every article. Only its members see it.",
  createNew: "New group",
  empty: {
    title: "You are not in a group yet",
    text: "Start one for a class, a newsroom or a circle of readers, and invite people by link.",
    action: "Create a group",
  },
  visitor: {
    title: "Sign in to see your groups",
    text: "Everyone can read what the Public group writes; groups of your own need an account.",
    action: "Sign in",
  },
  publicGroup: {
    name: "Public",
    description: "The open group: everyone signed in is in it, and everyone may read what it writes.",
    members: "Everyone",
  },

  kindName: { class: "Class", newsroom: "Newsroom", forum: "Forum" } satisfies Record<GroupKind, string>,
  kindHint: {
    class: "A teacher and students read closely together. Assistants help to run it.",
    newsroom: "Editors and reporters review texts among themselves.",
    forum: "Participants discuss; moderators keep it civil.",
  } satisfies Record<GroupKind, string>,
  roleName: (kind: GroupKind, role: MembershipRole): string => ROLE_NAMES[kind][role],
  roleHint: (role: MembershipRole): string => ROLE_HINTS[role],
  memberCount: (number: number): string => `${thousands(number)} ${number === 1 ? "member" : "members"}`,

  form: {
    newTitle: "New group",
    name: "Name",
    nameHint: "What its members call it, such as “Media studies, spring”.",
    kind: "Kind",
    kindStays: "The kind sets how roles are called. It stays as you choose it now.",
    description: "Description",
    descriptionHint: "What you read together, and how. Members see it on the group's page.",
    create: "Create group",
    creating: "Creating…",
    save: "Save changes",
    saving: "Saving…",
    cancel: "Cancel",
  },

  page: {
    places: "In this group",
    edit: "Edit group",
    details: (kind: string, since: string) => `${kind}, since ${since}.`,
    noDescription: "No description yet.",
    yourRole: (role: string) => `Your role: ${role}.`,
    changedTitle: "Somebody else changed this group meanwhile",
    changedText: "Your words are still in the form. Below is what is saved now; saving again replaces it.",
    savedName: "Saved name",
    savedDescription: "Saved description",
  },

  reading: {
    title: "Read in this group",
    intro: "What you mark there is seen by this group's members.",
    none: "There are no articles yet.",
  },

  members: {
    title: "Members",
    publicTitle: "People with a role of their own",
    publicNote: "Everyone signed in belongs to Public. Only people whose role differs are listed.",
    publicEmpty: "Nobody has a role of their own in Public.",
    joined: "joined",
    you: "you",
    roleOf: (name: string) => `Role of ${name}`,
    changeRole: "Change role",
    changed: (name: string, role: string) => `${name} is now ${role}.`,
    remove: "Remove",
    removeFrom: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name} from the group?`,
    removeText:
      "What they wrote stays. Links they made stop working; with another link that still works they could come back.",
    removed: (name: string) => `${name} was removed.`,
    more: "Show more members",
    first: "Back to the first members",
    stepDownTitle: "Give up your role?",
    stepDownText: "Only somebody who runs the group can give it back to you.",
    become: (role: string) => `Become ${role}`,
  },

  invites: {
    title: "Invite by link",
    intro: "Whoever has a link that still works can join, until it expires or you revoke it.",
    role: "They join as",
    days: "The link works for",
    daysOption: (days: number) => (days === 1 ? "1 day" : `${days} days`),
    create: "Create link",
    creating: "Creating…",
    createdTitle: "Here is the link",
    createdOnce: "Copy it now: it is shown only this once.",
    link: "Invitation link",
    copy: "Copy link",
    copied: "Copied",
    copyFailed: "Select the link and copy it by hand.",
    listTitle: "Links that work now",
    none: "No link works at the moment.",
    joinsAs: (role: string) => `Joins as ${role}`,
    uses: (number: number) =>
      number === 0 ? "not used yet" : number === 1 ? "used once" : `used ${thousands(number)} times`,
    expires: "expires",
    by: (name: string) => `made by ${name}`,
    revoke: "Revoke",
    revokeWhich: (role: string) => `the link for ${role} that expires`,
    revoked: "The link no longer works.",
    more: "Show more links",
  },

  leave: {
    title: "Leave this group",
    text: "You no longer see its layer. What you wrote stays with the group.",
    action: "Leave group",
    confirm: "Leave this group?",
    lastOwner: "You alone run this group. Give somebody else your role before you leave.",
  },

  invitation: {
    pageTitle: "Invitation",
    invitedBy: (name: string, group: string) => `${name} invites you to ${group}.`,
    invited: (group: string) => `You are invited to ${group}.`,
    asRole: (role: string) => `you join as ${role}`,
    join: "Join",
    joining: "Joining…",
    signIn: "Sign in to join",
    signUp: "Create an account",
    already: (group: string) => `You already belong to ${group}.`,
    open: "Open the group",
    unknownTitle: "There is no such invitation",
    unknownText: "Look whether the whole link was copied, or ask whoever sent it for a new one.",
    endedTitle: "This invitation has ended",
    limitedTitle: "Too many tries",
    home: "Go to the library",
  },

  errors: {
    mayNotCreate: "You may not create groups.",
    mayNotEdit: "Only who runs this group may edit it. Nothing was changed.",
    changedMeanwhile: "Somebody else changed this group meanwhile. Nothing was overwritten.",
    publicStays: "Everyone belongs to Public; nobody can leave it.",
    lastOwnerStays: "You alone run this group. Give somebody else your role first.",
    mayNotSetRole: "You may not give this person that role. Nothing was changed.",
    mayNotRemove: "You may not remove this person. Nothing was changed.",
    leaveInstead: "To go yourself, leave the group.",
    mayNotInvite: "Only who runs or moderates this group may invite. Nothing was changed.",
    invitesHidden: "Only who runs or moderates this group sees its links.",
    membersHidden: "Only moderators see who has a role of their own in Public.",
    inviteExpired: "This invitation has expired. Ask whoever sent it for a new link.",
    inviteRevoked: "This invitation was withdrawn. Ask whoever sent it for a new link.",
    readOnlyToken: "This token may only read. Nothing was changed.",
  },
} as const;
