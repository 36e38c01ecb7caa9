import { RequestFailure, request } from "@/components/api/request";
import type { ActionView, DecisionResults, OvertakenBy } from "@/core/moderation/action";
import type { CaseCounts, CaseView, ClaimResults } from "@/core/moderation/case";
import type { Reason } from "@/core/moderation/subject";
import type { Page } from "@/core/page";
import { moderationScreens } from "@/messages/en/moderation-screens";

/** Hiding and removing say why; approving does not. */
export interface Decision {
  action: "approve" | "hide" | "remove";
  reason?: Reason;
  message?: string;
}

/** What was looked at: which words, and in which version. */
export type Seen = {
  on: { annotationId: string } | { commentId: string };
  version: number;
  caseVersion?: number;
};

/** What a decision about this case names. */
export const seenOf = ({ subject, version }: CaseView): Seen => ({
  on: subject.kind === "annotation" ? { annotationId: subject.id } : { commentId: subject.id },
  version: subject.version,
  caseVersion: version,
});

export const decide = (seen: Seen, decision: Decision): Promise<ActionView> =>
  request("POST", "/api/moderation/decisions", { ...seen, ...decision });

export const decideMany = (items: readonly Seen[], decision: Decision): Promise<DecisionResults> =>
  request("POST", "/api/moderation/decisions/bulk", { items, ...decision });

export const undo = (actionId: string): Promise<ActionView> =>
  request("POST", `/api/moderation/actions/${actionId}/undo`);

export const claim = (ids: readonly string[], isClaim: boolean): Promise<ClaimResults> =>
  request("POST", `/api/moderation/cases/${isClaim ? "claim" : "release"}`, { ids });

export const loadCase = (id: string): Promise<CaseView> => request("GET", `/api/moderation/cases/${id}`);

export const loadCases = (query: URLSearchParams): Promise<Page<CaseView>> =>
  request("GET", `/api/moderation/cases?${query}`);

export const loadCounts = (groupId: string | null, signal?: AbortSignal): Promise<CaseCounts> =>
  request("GET", `/api/moderation/cases/counts${groupId ? `?group=${groupId}` : ""}`, undefined, signal);

/** Who was first, where somebody was. */
export function overtakenIn(thrown: unknown): OvertakenBy | null {
  if (!(thrown instanceof RequestFailure) || thrown.code !== "conflict") return null;
  const current = thrown.current as Partial<OvertakenBy> | null | undefined;
  return current?.action === undefined || current.at === undefined
    ? null
    : { by: current.by ?? null, action: current.action, at: current.at };
}

export const messageOf = (thrown: unknown): string =>
  thrown instanceof RequestFailure ? thrown.message : moderationScreens.act.failed;
