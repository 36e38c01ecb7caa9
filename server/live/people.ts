import { PUBLIC_GROUP_ID } from "@/core/group";
import { BEAT_MS } from "@/core/live/message";
import { roleIn } from "@/core/permissions";
import type { Subscriber } from "@/server/live/subscriber";
import { log } from "@/server/log";
import { countUnread } from "@/server/notifications/queries";
import { type Actor, actorsOf } from "@/server/session";

/** What comes in a burst (a bulk action, a crowded thread) is told once. */
const GATHER_MS = 150;

/** The people behind the open streams: whether they still may, and what is new for each of them anywhere. */
export class People {
  private readonly subscribers = new Set<Subscriber>();
  private readonly byPerson = new Map<string, Set<Subscriber>>();
  private readonly doubted = new Set<Subscriber>();
  private readonly uncounted = new Set<string>();
  private readonly queues = new Set<string>();
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private isAsking = false;

  constructor(
    private readonly on: {
      /** Nobody stands behind the stream any more. */
      signedOut(one: Subscriber): void;
      /** They may see or do something else than before. */
      changed(one: Subscriber): void;
      /** They were in doubt, and everything is as it was. */
      settled(one: Subscriber): void;
    },
  ) {}

  add(one: Subscriber): void {
    this.subscribers.add(one);
    const { personId } = one;
    if (personId === null) return;
    const own = this.byPerson.get(personId) ?? new Set();
    this.byPerson.set(personId, own.add(one));
    // They may have changed since the page was drawn that asks.
    this.countNotices([personId]);
    tellQueues(one, moderatedBy(one.actor));
  }

  remove(one: Subscriber): void {
    this.subscribers.delete(one);
    this.doubted.delete(one);
    const { personId } = one;
    const own = personId === null ? undefined : this.byPerson.get(personId);
    own?.delete(one);
    if (personId !== null && own?.size === 0) this.byPerson.delete(personId);
  }

  // ── Rights ────────────────────────────────────────────────────────────────

  /** Nothing more is sent to this person before their rights were read. */
  doubt(personId: string): void {
    this.doubtThese(this.byPerson.get(personId) ?? []);
  }

  doubtAll(): void {
    this.doubtThese(this.subscribers);
    this.countNotices(this.byPerson.keys());
    for (const one of this.subscribers) tellQueues(one, moderatedBy(one.actor));
  }

  /** Those whose time has come are asked for, and told that the stream is alive. */
  beat(now: number): void {
    const due = [...this.subscribers].filter(({ nextBeat }) => nextBeat <= now);
    for (const one of due) {
      one.nextBeat = now + BEAT_MS;
      one.tell("beat", {});
    }
    for (const one of due) this.doubted.add(one);
    void this.ask();
  }

  private doubtThese(these: Iterable<Subscriber>): void {
    for (const one of these) {
      one.isInDoubt = true;
      this.doubted.add(one);
    }
    void this.ask();
  }

  private async ask(): Promise<void> {
    if (this.isAsking || this.doubted.size === 0) return;
    this.isAsking = true;
    const these = [...this.doubted];
    this.doubted.clear();
    try {
      const actors = await actorsOf(these.map(({ credentials }) => credentials));
      for (const [index, one] of these.entries()) {
        const actor = actors[index];
        // Doubted anew meanwhile: what was just read may be of before.
        if (actor && !one.isOver && !this.doubted.has(one)) this.settle(one, actor);
      }
    } catch (error) {
      log.warn({ error: (error as Error).message }, "the rights behind the open streams could not be read");
      // Without the database nothing is sent either.
      for (const one of these) if (!one.isOver) this.doubted.add(one);
      setTimeout(() => void this.ask(), 1_000).unref();
      return;
    } finally {
      this.isAsking = false;
    }
    void this.ask();
  }

  private settle(one: Subscriber, actor: Actor): void {
    if (one.personId !== null && actor.kind === "visitor") {
      this.on.signedOut(one);
      return;
    }
    const isSame = rightsOf(one.actor) === rightsOf(actor);
    const wasInDoubt = one.isInDoubt;
    one.actor = actor;
    one.isInDoubt = false;
    if (!isSame) this.on.changed(one);
    else if (wasInDoubt) this.on.settled(one);
  }

  // ── News ──────────────────────────────────────────────────────────────────

  countNotices(personIds: Iterable<string>): void {
    for (const personId of personIds) if (this.byPerson.has(personId)) this.uncounted.add(personId);
    this.gather();
  }

  tellQueue(groupId: string): void {
    this.queues.add(groupId);
    this.gather();
  }

  private gather(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      this.tellQueues();
      void this.tellCounts();
    }, GATHER_MS);
    this.gathering.unref();
  }

  private tellQueues(): void {
    const changed = [...this.queues];
    this.queues.clear();
    if (changed.length === 0) return;
    for (const one of this.subscribers) {
      tellQueues(
        one,
        changed.filter((groupId) => moderatesQueueOf(one.actor, groupId)),
      );
    }
  }

  private async tellCounts(): Promise<void> {
    const personIds = [...this.uncounted];
    this.uncounted.clear();
    for (const personId of personIds) {
      const [one] = this.byPerson.get(personId) ?? [];
      if (!one) continue;
      try {
        const unread = await countUnread(one.actor);
        for (const each of this.byPerson.get(personId) ?? []) each.tell("person", { unread });
      } catch (error) {
        // They are counted again once the listening connection is back.
        log.warn({ error: (error as Error).message }, "notifications could not be counted");
      }
    }
  }
}

function tellQueues(one: Subscriber, queues: readonly string[]): void {
  if (queues.length > 0) one.tell("person", { queues });
}

const moderatedBy = (actor: Actor): string[] =>
  actor.kind === "visitor"
    ? []
    : [PUBLIC_GROUP_ID, ...Object.keys(actor.roles)].filter((groupId) => moderatesQueueOf(actor, groupId));

/** Whoever runs the group, or the site. */
const moderatesQueueOf = (actor: Actor, groupId: string): boolean => {
  const role = roleIn(actor, groupId);
  const isSiteTeam = actor.kind === "person" && actor.siteRole !== "person";
  return isSiteTeam || role === "owner" || role === "moderator";
};

/** Equal for two actors exactly if the rules of core/permissions answer the same for both. */
const rightsOf = (actor: Actor): string => {
  if (actor.kind === "visitor") return "";
  const { kind: _, name: __, handle: ___, via: ____, ...facts } = actor;
  return JSON.stringify({ ...facts, roles: Object.entries(facts.roles).sort() });
};
