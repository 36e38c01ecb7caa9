import { Zip, ZipDeflate } from "fflate";

export interface ZipEntry {
  /** With forward slashes. */
  path: string;
  chunks: AsyncIterable<string>;
}

/**
 * A ZIP file, written as it is read: one entry after another, each compressed piece given on before the next is
 * asked for.
 */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, data) => {
    if (error) fault = error;
    else ready.push(data);
  });
  const take = function* (): Generator<Uint8Array> {
    if (fault) throw fault;
    const pieces = ready;
    ready = [];
    yield* pieces.filter((piece) => piece.byteLength > 0);
  };
  const encoder = new TextEncoder();
  for await (const { path, chunks } of entries) {
    const file = new ZipDeflate(path, { level: 6 });
    // The same words make the same bytes.
    file.mtime = "1980-01-01T12:00:00";
    zip.add(file);
    for await (const chunk of chunks) {
      file.push(encoder.encode(chunk));
      yield* take();
    }
    file.push(new Uint8Array(), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
