import { log } from "@/server/log";

/** Small pieces are gathered up to this many UTF-16 code units or bytes, so that not every line is a packet. */
const GATHERED = 16_384;

/**
 * Text, or the bytes of a file, as the body of an answer. Nothing is produced before it is asked for (the queue holds one chunk),
 * so a slow reader slows the database down instead of filling memory; one that hangs up ends the work at
 * the next chunk. An error ends the connection short of its end, so that half a file is not taken for a whole.
 */
export function streamText(chunks: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const source = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const parts: Uint8Array[] = [];
        let length = 0;
        let isDone = false;
        while (length < GATHERED && !isDone) {
          const { value, done } = await source.next();
          isDone = done === true;
          if (done) break;
          parts.push(typeof value === "string" ? encoder.encode(value) : value);
          length += value.length;
        }
        if (length > 0) controller.enqueue(Buffer.concat(parts));
        if (isDone) controller.close();
      } catch (error) {
        log.error({ error }, "a file could not be written to its end");
        controller.error(new Error("The file could not be written to its end."));
      }
    },
    async cancel() {
      await source.return?.();
    },
  });
}
