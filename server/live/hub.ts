import { AppError } from "@/core/errors";
import { BEAT_MS, type LiveEnd } from "@/core/live/message";
import type { Position } from "@/core/live/position";
import { Channel } from "@/server/live/channel";
import { tellCodebook } from "@/server/live/codebooks";
import { openEventStream } from "@/server/live/event-stream";
import { People } from "@/server/live/people";
import { pollStreams } from "@/server/live/poll";
import { Subscriber } from "@/server/live/subscriber";
import { listenForWakeUps, type WakeUpKind } from "@/server/live/wake-ups";
import { log } from "@/server/log";
import type { Actor, Credentials } from "@/server/session";

/** Open streams of one process at most; each takes some memory and a socket. */
const MOST_STREAMS = 10_000;
/** Of one person, over all their browsers; a browser needs one. */
const MOST_OF_A_PERSON = 40;
/** Of visitors from one address: a school may stand behind one. */
const MOST_OF_AN_ADDRESS = 1_000;

/**
 * How often the numbers of all followed articles are compared, in one query. A call at each commit would come
 * sooner, but PostgreSQL takes one lock for all commits that notify, which costs writers more than half their rate.
 */
const POLL_MS = 200;
const TICK_MS = 1_000;

/** Everyone who follows something in this process, and what wakes them. */
export class Hub {
  private readonly channels = new Map<string, Channel>();
  private readonly subscribers = new Set<Subscriber>();
  private readonly counts = new Map<string, number>();
  private readonly people = new People({
    signedOut: (one) => one.end("signed-out"),
    changed: (one) => this.startOver(one),
    settled: (one) => this.wakeFor(one),
  });
  private readonly timers: ReturnType<typeof setInterval>[] = [];
  private stopListening: (() => void) | null = null;
  private isClosed = false;
  private isPolling = false;

  get size(): number {
    return this.subscribers.size;
  }

  /**
   * Begins a stream.
   * @param owner who it counts for: a person's id or a visitor's address
   * @param positions of articles that the actor may or may not see: the stream says which
   * @throws AppError unavailable when this process has enough or is about to stop, rate-limited for one owner's too many.
   */
  open(
    actor: Actor,
    credentials: Credentials,
    owner: string,
    positions: readonly Position[],
  ): ReadableStream<Uint8Array> {
    if (this.isClosed || this.subscribers.size >= MOST_STREAMS)
      throw new AppError("unavailable", "No more live updates here for now. Try again soon.", {
        retryAfter: 5,
      });
    const most = actor.kind === "person" ? MOST_OF_A_PERSON : MOST_OF_AN_ADDRESS;
    const open = this.counts.get(owner) ?? 0;
    if (open >= most)
      throw new AppError("rate-limited", "Too many live connections are open.", { retryAfter: 30 });
    this.start();
    this.counts.set(owner, open + 1);
    const stream = openEventStream({
      room: () => this.wakeFor(one),
      close: () => this.remove(one, owner),
    });
    const one = new Subscriber(credentials, actor, stream);
    this.subscribers.add(one);
    this.people.add(one);
    // Spread, so that a crowd that came at once does not ask at once for ever.
    one.nextBeat = Date.now() + BEAT_MS * (0.5 + Math.random() / 2);
    one.tell("open", { viewerId: one.personId });
    for (const position of positions) {
      one.follow(position);
      this.channelOf(position.articleId).join(one);
    }
    return stream.body;
  }

  private remove(one: Subscriber, owner: string): void {
    one.isOver = true;
    this.subscribers.delete(one);
    this.people.remove(one);
    const left = (this.counts.get(owner) ?? 1) - 1;
    if (left > 0) this.counts.set(owner, left);
    else this.counts.delete(owner);
    for (const articleId of one.places.keys()) {
      const channel = this.channels.get(articleId);
      channel?.subscribers.delete(one);
      if (channel?.subscribers.size === 0) this.channels.delete(articleId);
    }
  }

  private channelOf(articleId: string): Channel {
    let channel = this.channels.get(articleId);
    if (!channel) {
      channel = new Channel(articleId);
      this.channels.set(articleId, channel);
    }
    return channel;
  }

  /** What somebody may see or do is another: they take everything anew, by the rights they have now. */
  private startOver(one: Subscriber): void {
    for (const position of [...one.places.values()]) {
      one.resetTo(position);
      this.channels.get(position.articleId)?.forgetReaders();
    }
  }

  private wakeFor(one: Subscriber): void {
    for (const articleId of one.places.keys()) this.channels.get(articleId)?.wake();
  }

  // ── What wakes them ───────────────────────────────────────────────────────

  private start(): void {
    if (this.stopListening) return;
    this.stopListening = listenForWakeUps({
      onWakeUp: (kind, id) => this.wake(kind, id),
      onListening: () => this.wakeAll(),
    });
    this.timers.push(
      setInterval(() => this.people.beat(Date.now()), TICK_MS),
      setInterval(() => void this.poll(), POLL_MS),
    );
    for (const timer of this.timers) timer.unref();
  }

  private wake(kind: WakeUpKind, id: string): void {
    if (kind === "readers") this.channels.get(id)?.forgetReaders();
    else if (kind === "rights") this.people.doubt(id);
    else if (kind === "notices") this.people.countNotices([id]);
    else if (kind === "codebook") void tellCodebook(id, this.subscribers);
    else this.people.tellQueue(id);
  }

  /** After a silence: whatever could have been called out meanwhile. */
  private wakeAll(): void {
    for (const channel of this.channels.values()) channel.forgetReaders();
    this.people.doubtAll();
  }

  private async poll(): Promise<void> {
    if (this.isPolling) return;
    this.isPolling = true;
    try {
      const ahead = await pollStreams(
        [...this.channels.values()].map(({ articleId, head }) => ({ articleId, head })),
      );
      for (const articleId of ahead) this.channels.get(articleId)?.wake();
    } catch (error) {
      log.warn({ error: (error as Error).message }, "the articles could not be asked for news");
    } finally {
      this.isPolling = false;
    }
  }

  /** Ends all streams, saying why, so that nothing waits for them. */
  close(why: LiveEnd["why"] = "restart"): void {
    this.isClosed = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const one of [...this.subscribers]) one.end(why);
    this.stopListening?.();
  }
}
