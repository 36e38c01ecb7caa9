import { cache } from "react";
import { orNotFound } from "@/app/articles/[slug]/load-article";
import { versionNumber } from "@/server/articles/version-queries";
import { getComparison } from "@/server/compare/queries";
import { getActor } from "@/server/session";

export interface CompareAddress {
  left: string | undefined;
  right: string | undefined;
  leftVersion: string | undefined;
  rightVersion: string | undefined;
  group: string | undefined;
  query: string;
}

type Query = Record<string, string | string[] | undefined>;

/** What the address of the page asks for; an empty field of its form asks for nothing. */
export function addressIn(query: Query): CompareAddress {
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  return {
    left: one("left"),
    right: one("right"),
    leftVersion: one("leftVersion"),
    rightVersion: one("rightVersion"),
    group: one("group"),
    query: (one("q") ?? "").toWellFormed().replaceAll("\u0000", "").slice(0, 200).trim(),
  };
}

/** Loaded once per request, for the title and the page; what may not be seen is the site's "not found". */
export const loadComparison = cache(
  (left: string, right: string, leftVersion?: string, rightVersion?: string, group?: string) =>
    orNotFound(async () =>
      getComparison(await getActor(), {
        left,
        right,
        leftVersion: leftVersion === undefined ? undefined : versionNumber(leftVersion),
        rightVersion: rightVersion === undefined ? undefined : versionNumber(rightVersion),
        group,
      }),
    ),
);

/** Whether the address names two texts: two articles, or two versions of one. */
export const namesTwo = (
  address: CompareAddress,
): address is CompareAddress & { left: string; right: string } =>
  address.left !== undefined &&
  address.right !== undefined &&
  (address.left !== address.right || address.leftVersion !== address.rightVersion);
