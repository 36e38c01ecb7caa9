/** This much may wait for a client that reads slowly, in bytes; then nothing more is made for it. */
const MOST_WAITING = 512 * 1024;

export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Whether the client keeps up: what is written all the same waits in memory. */
  hasRoom(): boolean;
  write(bytes: Uint8Array): void;
  end(): void;
}

/**
 * An answer without an end, as server-sent events.
 * @param on `room`: the client has read what waited; `close`: it went away, or `end` was called
 */
export function openEventStream(on: { room(): void; close(): void }): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let wasFull = false;
  const close = () => {
    if (!controller) return;
    controller = null;
    on.close();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given;
      },
      pull: () => {
        if (!wasFull) return;
        wasFull = false;
        on.room();
      },
      cancel: close,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  );
  return {
    body,
    hasRoom: () => controller !== null && (controller.desiredSize ?? 0) > 0,
    write(bytes) {
      controller?.enqueue(bytes);
      if ((controller?.desiredSize ?? 1) <= 0) wasFull = true;
    },
    end() {
      controller?.close();
      close();
    },
  };
}

const encoder = new TextEncoder();

/** One event of a stream. `data` must be one line, as JSON is. `id`: what the browser sends back as `Last-Event-ID`. */
export const encodeEvent = (event: string, data: string, id?: string): Uint8Array =>
  encoder.encode(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`);
