/**
 * Whether others may see what somebody wrote in a group: `held` was never shown to them, `hidden` waits for a
 * moderator's decision, `removed` was decided.
 */
export const STANDINGS = ["published", "held", "hidden", "removed"] as const;

export type Standing = (typeof STANDINGS)[number];
