import { type LiveChanges, MOST_BEHIND } from "@/core/live/message";
import type { Position } from "@/core/live/position";
import { type ArticleFacts, canReadArticle } from "@/core/permissions";
import { factsOf } from "@/server/articles/access";
import { audienceOf, changesFor, partsOf } from "@/server/live/audience";
import { type Batch, readBatch } from "@/server/live/batch";
import { encodeEvent } from "@/server/live/event-stream";
import type { Subscriber } from "@/server/live/subscriber";
import { log } from "@/server/log";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * One article in this process: who follows it here. Whatever is new, or new to one of them, is read once for
 * all and sent to each by the rights they have at that moment.
 */
export class Channel {
  readonly subscribers = new Set<Subscriber>();
  /** Null: to be read again before anything is sent. */
  private readers: ArticleFacts | null = null;
  private isAtWork = false;
  private isCalled = false;
  private pause = FIRST_PAUSE_MS;

  constructor(readonly articleId: string) {}

  /** The newest number that was sent to anybody here; null before. */
  head: { epoch: string; seq: number } | null = null;

  /** Somebody begins to follow; whether they may see the article is found out before anything is sent. */
  join(one: Subscriber): void {
    this.subscribers.add(one);
    this.forgetReaders();
  }

  /** Who may read the article, or what somebody who follows it may read, has changed. */
  forgetReaders(): void {
    this.readers = null;
    this.wake();
  }

  /** Something may be new. Calls that come while it is at work are answered together. */
  wake(): void {
    this.isCalled = true;
    if (!this.isAtWork) void this.work();
  }

  private async work(): Promise<void> {
    this.isAtWork = true;
    try {
      while (this.isCalled) {
        this.isCalled = false;
        await this.round();
        this.pause = FIRST_PAUSE_MS;
      }
    } catch (error) {
      // The database is away, most likely: nobody loses their place.
      log.warn({ error: (error as Error).message }, "an article's news could not be read");
      setTimeout(() => this.wake(), this.pause).unref();
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    } finally {
      this.isAtWork = false;
    }
  }

  /** One step forward for those who are behind; whoever reads slowly is left where they are. */
  private async round(): Promise<void> {
    await this.checkReaders();
    const waiting = [...this.subscribers].filter((one) => one.isReady());
    if (waiting.length === 0) return;
    const from = Math.min(...waiting.map((one) => one.places.get(this.articleId)?.seq ?? 0));
    const batch = await readBatch(this.articleId, from);
    // Who may read it changed while this was read: once more, by the new rule.
    if (!this.readers) return this.wake();
    if (!batch) {
      for (const one of this.subscribers) this.drop(one);
      return;
    }
    this.head = { epoch: batch.epoch, seq: batch.head };
    this.send(batch, waiting);
    if (batch.to < batch.head) this.isCalled = true;
  }

  private async checkReaders(): Promise<void> {
    if (this.readers) return;
    const readers = await factsOf(this.articleId);
    for (const one of this.subscribers) {
      if (!readers || !canReadArticle(one.actor, readers)) this.drop(one);
    }
    this.readers = readers;
  }

  private drop(one: Subscriber): void {
    this.subscribers.delete(one);
    one.drop(this.articleId);
  }

  private send(batch: Batch, waiting: readonly Subscriber[]): void {
    const { articleId, epoch, head, to } = batch;
    const parts = partsOf(batch);
    const texts = new Map<string, Told | null>();
    for (const one of waiting) {
      const at = one.places.get(articleId);
      if (!at || one.isInDoubt || one.isOver || !this.subscribers.has(one)) continue;
      if (at.epoch !== epoch || at.seq > head || head - at.seq > MOST_BEHIND) {
        one.resetTo({ articleId, epoch, seq: head });
        continue;
      }
      if (at.seq >= to) continue;
      const key = `${at.told} ${at.seq} ${audienceOf(one.actor, parts)}`;
      let text = texts.get(key);
      if (text === undefined) {
        const changes = changesFor(one.actor, batch, at.seq);
        text = changes.length === 0 ? null : encodeOnce({ articleId, epoch, from: at.told, to, changes });
        texts.set(key, text);
      }
      const position: Position = { articleId, epoch, seq: to };
      if (text === null) one.pass(position);
      else one.advance(position, text.data, text.encoded);
    }
  }
}

/** What is written to all for whom it is the same. */
interface Told {
  data: string;
  encoded(id: string): Uint8Array;
}

function encodeOnce(changes: LiveChanges): Told {
  const data = JSON.stringify(changes);
  let bytes: Uint8Array | null = null;
  const encoded = (id: string) => {
    bytes ??= encodeEvent("changes", data, id);
    return bytes;
  };
  return { data, encoded };
}
