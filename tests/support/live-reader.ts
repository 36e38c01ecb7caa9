import type { LiveChange, LiveChanges } from "@/core/live/message";

export interface HeardEvent {
  event: string;
  id: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what came, whatever it is.
  data: any;
}

/** Reads a stream of server-sent events as they come (HTML Living Standard section 9.2.6, as far as ours use it). */
export class LiveReader {
  readonly heard: HeardEvent[] = [];
  isOver = false;
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly waiting = new Set<() => void>();

  constructor(
    body: ReadableStream<Uint8Array>,
    private readonly onEvent: (event: HeardEvent) => void = () => {},
  ) {
    this.reader = body.getReader();
    void this.pump();
  }

  private async pump(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    try {
      for (;;) {
        const { value, done } = await this.reader.read();
        if (done) break;
        const parts = (rest + decoder.decode(value, { stream: true })).split("\n\n");
        rest = parts.pop() ?? "";
        for (const part of parts) this.take(part);
      }
    } catch {
      // The connection broke, as it may.
    }
    this.isOver = true;
    for (const look of this.waiting) look();
  }

  private take(part: string): void {
    const fields = new Map(part.split("\n").map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
    const event: HeardEvent = {
      event: fields.get("event") ?? "message",
      id: fields.get("id") ?? null,
      data: JSON.parse(fields.get("data") ?? "null"),
    };
    this.heard.push(event);
    this.onEvent(event);
    for (const look of this.waiting) look();
  }

  /** Waits until something like this was heard; what came before counts too. */
  until(isIt: (event: HeardEvent) => boolean, patience = 15_000): Promise<HeardEvent> {
    return new Promise((resolve, reject) => {
      const done = (act: () => void) => {
        clearTimeout(timer);
        this.waiting.delete(look);
        act();
      };
      const look = () => {
        const found = this.heard.find(isIt);
        if (found) done(() => resolve(found));
        else if (this.isOver) done(() => reject(new Error(`The stream ended. ${this.summary()}`)));
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`It did not come in ${patience} ms. ${this.summary()}`))),
        patience,
      );
      this.waiting.add(look);
      look();
    });
  }

  private summary = () => `Heard: ${JSON.stringify(this.heard.slice(-5))}`;

  /** Waits until everything up to a number was heard. */
  upTo = (seq: number | bigint): Promise<HeardEvent> =>
    this.until(({ event, data }) => event === "changes" && data.to >= Number(seq));

  /** All changes heard so far, in order. */
  changes = (): LiveChange[] =>
    this.heard.flatMap(({ event, data }) => (event === "changes" ? [...(data as LiveChanges).changes] : []));

  ended = (): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!this.isOver) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });

  close = (): Promise<void> => this.reader.cancel().catch(() => {});
}
