import { type MembershipRole, PUBLIC_GROUP_ID } from "@/core/group";

/** An article of an open blind task whose rule does not show a person others' words yet. */
export interface BlindArticle {
  groupId: string;
  articleId: string;
  /** Whether the task is theirs to code. */
  isCoder: boolean;
}

/**
 * Where somebody sees only their own words. Who runs the group looks after it and is exempt, unless they code
 * along; everybody else in it is blind as the coders are, so that nobody tells them.
 * @returns ids of articles by the group's, in the order given and each once; undefined where there are none
 */
export function blindLayersOf(
  articles: readonly BlindArticle[],
  roles: Readonly<Record<string, MembershipRole>>,
): Record<string, string[]> | undefined {
  const layers: Record<string, string[]> = {};
  for (const { groupId, articleId, isCoder } of articles) {
    const role = roles[groupId];
    const runsIt = role === "owner" || role === "moderator";
    if (groupId === PUBLIC_GROUP_ID || role === undefined || (runsIt && !isCoder)) continue;
    const ids = layers[groupId] ?? [];
    layers[groupId] = ids;
    if (!ids.includes(articleId)) ids.push(articleId);
  }
  return Object.keys(layers).length === 0 ? undefined : layers;
}
