/** How much of a file has come. */
export interface Received {
  bytes: number;
  /** Line feeds among them. */
  lines: number;
  /** How many annotations will be in it; null before the server has answered. */
  total: number | null;
}

const LINE_FEED = 10;
/** The page is told so often, in milliseconds. */
const EVERY_MS = 150;

/**
 * Fetches a file piece by piece and hands it to the browser's downloads.
 * @throws an Error named Refused with the server's words; any other where the file did not come to its end
 */
export async function download(
  address: string,
  signal: AbortSignal,
  onProgress: (received: Received) => void,
): Promise<{ name: string; bytes: number }> {
  const response = await fetch(address, { signal });
  if (!response.ok || !response.body) {
    const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
    throw Object.assign(new Error(problem?.detail ?? ""), problem?.detail ? { name: "Refused" } : {});
  }
  const total = Number(response.headers.get("x-total-count") ?? Number.NaN);
  const received: Received = { bytes: 0, lines: 0, total: Number.isNaN(total) ? null : total };
  const parts: BlobPart[] = [];
  let told = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    parts.push(value);
    received.bytes += value.byteLength;
    for (const byte of value) if (byte === LINE_FEED) received.lines++;
    if (performance.now() - told < EVERY_MS) continue;
    told = performance.now();
    onProgress({ ...received });
  }
  const name =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "annotations";
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { name, bytes: received.bytes };
}
