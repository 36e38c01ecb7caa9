import type { LiveChanges, LiveReset } from "@/core/live/message";

interface Stand {
  epoch: string;
  seq: number;
}

/**
 * Where one copy of an article's layer stands in its stream. `waiting`: something is missing, and a snapshot that
 * is at least of `since` is needed; what comes meanwhile is kept for it. `over`: nothing more comes.
 */
export type Following =
  | ({ state: "current" } & Stand)
  | { state: "waiting"; since: Stand | null; kept: readonly LiveChanges[] }
  | { state: "over" };

/** What is to be done, in this order: `apply` what has come, then, if `fetch`, take a snapshot. */
export interface Step {
  following: Following;
  apply: readonly LiveChanges[];
  fetch: boolean;
}

/** More is not kept while a snapshot is on its way: another one will say it. */
const MOST_KEPT = 500;

const still = (following: Following): Step => ({ following, apply: [], fetch: false });
const lost = (since: Stand | null, kept: readonly LiveChanges[]): Step => ({
  following: { state: "waiting", since, kept },
  apply: [],
  fetch: true,
});

/** Some more of the stream has come: it is taken once, in order, and a gap is noticed. */
export function hear(following: Following, message: LiveChanges): Step {
  if (following.state === "over") return still(following);
  if (following.state === "waiting") {
    // Where too much comes the newest are kept: if the snapshot is older than they are, the gap shows.
    return still({ ...following, kept: [...following.kept, message].slice(-MOST_KEPT) });
  }
  if (message.epoch !== following.epoch || message.from > following.seq) return lost(null, [message]);
  if (message.to <= following.seq) return still(following);
  return { following: { ...following, seq: message.to }, apply: [message], fetch: false };
}

/** What was kept was of before the reset, and so may a snapshot be that is on its way. */
export function hearReset(following: Following, { epoch, seq }: LiveReset): Step {
  if (following.state === "over") return still(following);
  if (epoch === null) return { following: { state: "over" }, apply: [], fetch: true };
  return lost({ epoch, seq }, []);
}

/** A snapshot has come, as of number `seq`; what was kept and is newer goes on top of it. */
export function hearSnapshot(following: Following, at: Stand): Step {
  if (following.state !== "waiting") return still(following);
  const { since, kept } = following;
  if (since && (at.epoch !== since.epoch || at.seq < since.seq)) return lost(since, kept);
  let now: Following = { state: "current", ...at };
  const apply: LiveChanges[] = [];
  for (const [index, message] of kept.entries()) {
    const step = hear(now, message);
    if (step.fetch) return { ...lost(since, kept.slice(index)), apply: [] };
    now = step.following;
    apply.push(...step.apply);
  }
  return { following: now, apply, fetch: false };
}
