/** Which moderation a screen is about: one group's, or (`groupId` null) all that the viewer moderates and the site. */
export interface Scope {
  groupId: string | null;
  /** Address of its queue; the other screens lie below it. */
  base: string;
}
