import { finished } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

export interface ZipEntry {
  /** With forward slashes. */
  path: string;
  chunks: AsyncIterable<string>;
}

/** What the directory at the file's end says of an entry, and all that is kept of it. Sizes and place in bytes. */
interface Written {
  name: Buffer;
  at: number;
  crc: number;
  packed: number;
  size: number;
}

const MAX_ENTRIES = 0xffff;
const MAX_BYTES = 0xffffffff;

/** Deflated (8), by version 2.0, sizes after the content (flag 3), names in UTF-8 (flag 11). */
const METHOD = { version: 20, flags: (1 << 3) | (1 << 11), method: 8 };
/** 1 January 1980: the same words make the same bytes. */
const DOS_TIME = 0;
const DOS_DATE = 0x21;

/**
 * A ZIP file (PKWARE APPNOTE 6.3, without ZIP64), written as it is read: one entry after another, each compressed
 * piece given on before the next is asked for. The compressor of an entry is gone with it.
 * @throws RangeError for more entries, or bytes, than the format has numbers for; the file then has no end
 */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const { path, chunks } of entries) {
    if (written.length === MAX_ENTRIES) throw new RangeError("More files than a ZIP file can have.");
    const entry: Written = { name: Buffer.from(path), at, crc: 0, packed: 0, size: 0 };
    const head = localHeader(entry);
    yield head;
    for await (const piece of deflated(chunks, entry)) {
      entry.packed += piece.byteLength;
      yield piece;
    }
    const end = numbers(0x08074b50, entry.crc, entry.packed, entry.size);
    yield end;
    at += head.byteLength + entry.packed + end.byteLength;
    if (at > MAX_BYTES || entry.size > MAX_BYTES) throw new RangeError("More than a ZIP file can have.");
    written.push(entry);
  }
  let length = 0;
  for (const entry of written) {
    const line = directoryEntry(entry);
    length += line.byteLength;
    yield line;
  }
  yield directoryEnd(written.length, length, at);
}

/** Compresses what comes, piece by piece, and measures it on the way. */
async function* deflated(chunks: AsyncIterable<string>, entry: Written): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw();
  const ready: Uint8Array[] = [];
  deflate.on("data", (piece: Uint8Array) => ready.push(piece));
  // It is told to whoever writes.
  deflate.on("error", () => {});
  const take = () => ready.splice(0);
  try {
    for await (const chunk of chunks) {
      const bytes = Buffer.from(chunk);
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.byteLength;
      await new Promise<void>((resolve, reject) => {
        deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
      yield* take();
    }
    deflate.end();
    await finished(deflate);
    yield* take();
  } finally {
    deflate.destroy();
  }
}

function localHeader({ name }: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeMethod(head, 4);
  head.writeUInt16LE(name.byteLength, 26);
  return Buffer.concat([head, name]);
}

function directoryEntry({ name, at, crc, packed, size }: Written): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(METHOD.version, 4);
  writeMethod(line, 6);
  numbers(crc, packed, size).copy(line, 16);
  line.writeUInt16LE(name.byteLength, 28);
  line.writeUInt32LE(at, 42);
  return Buffer.concat([line, name]);
}

/** Version, flags, method and time stand together in both headers. */
function writeMethod(into: Buffer, at: number): void {
  for (const [index, number] of [METHOD.version, METHOD.flags, METHOD.method, DOS_TIME, DOS_DATE].entries()) {
    into.writeUInt16LE(number, at + 2 * index);
  }
}

function directoryEnd(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

/** Each four bytes, little end first. */
function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index);
  return bytes;
}
