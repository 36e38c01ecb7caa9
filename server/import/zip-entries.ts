import { inflateRawSync } from "node:zlib";

/** One file of a ZIP archive as its directory describes it; sizes in bytes, as claimed. */
export interface ZipEntry {
  name: string;
  compressedSize: number;
  size: number;
  method: number;
  isEncrypted: boolean;
  headerOffset: number;
}

/** An archive that cannot be read: damaged, cut off, split over several disks, or larger than 4 GB. */
export class BrokenZip extends Error {
  override readonly name = "BrokenZip";
}

/** An entry that holds more than it may. */
export class SwollenZip extends BrokenZip {}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;

/**
 * The directory of an archive (APPNOTE.TXT 6.3.10, section 4.3.12), without inflating anything.
 * @param most of entries; more are not read
 * @throws BrokenZip
 */
export function zipEntries(bytes: Uint8Array, most: number): { entries: ZipEntry[]; total: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const total = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < Math.min(total, most); index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw new BrokenZip("directory");
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw new BrokenZip("directory");
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      headerOffset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return { entries, total };
}

function endRecord(view: DataView): number {
  // The record is 22 bytes and a comment of at most 65,535.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw new BrokenZip("no end");
}

/**
 * The bytes of one entry, never more than `most` of them, whatever the directory claims.
 * @throws BrokenZip for damaged data or an unknown method, SwollenZip for more than `most`
 */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
  const { headerOffset, compressedSize, method } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (headerOffset + 30 > bytes.length || view.getUint32(headerOffset, true) !== LOCAL_SIGNATURE) {
    throw new BrokenZip(entry.name);
  }
  const start =
    headerOffset + 30 + view.getUint16(headerOffset + 26, true) + view.getUint16(headerOffset + 28, true);
  const data = bytes.subarray(start, start + compressedSize);
  if (data.length < compressedSize) throw new BrokenZip(entry.name);
  if (method === 0) {
    if (data.length > most) throw new SwollenZip(entry.name);
    return data;
  }
  if (method !== 8) throw new BrokenZip(entry.name);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (thrown) {
    const isSwollen = (thrown as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw isSwollen ? new SwollenZip(entry.name) : new BrokenZip(entry.name);
  }
}
