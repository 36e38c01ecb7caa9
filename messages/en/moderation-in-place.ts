/** Words about moderation that stand beside other people's words: few, since every reader loads them. */
export const moderationInPlace = {
  title: "Moderation",
  waiting: (number: number) => `Moderation, ${number} waiting`,
  flag: "Flag…",
  flagged: "You flagged this; the moderators will look.",
  approve: "Approve",
  keep: "Keep",
  hide: "Hide…",
  remove: "Remove…",
  lock: "Lock the discussion",
  unlock: "Open the discussion again",
  undo: "Undo",
  standing: { held: "Held", hidden: "Hidden", removed: "Removed" },
  toAuthor: {
    held: "Only you and the moderators see this, until one of them has looked at it.",
    hidden: "A moderator or readers' flags hid this. Only you and the moderators see it.",
    removed: "A moderator removed this. Only you and they see it.",
  },
  toModerator: {
    held: "Only its author and the moderators see this: it waits for a look.",
    hidden: "Only its author and the moderators see this.",
    removed: "Only its author and the moderators see this.",
  },
  why: "Why, and what you can do",
} as const;
