import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, type Dispatcher, request } from "undici";
import { AppError, invalid } from "@/core/errors";
import { MAX_SOURCE_BYTES } from "@/core/import/import-schema";
import { intake as words } from "@/messages/en/intake";
import { env } from "@/server/env";
import { errorCauses } from "@/server/error-causes";
import { type AddressPolicy, PUBLIC_ONLY } from "@/server/import/address-policy";
import { guardedConnect, type Resolve, systemResolve } from "@/server/import/guarded-connect";

/** Whether this server fetches pages from addresses. */
export const canFetchAddresses = (): boolean => env.IMPORT_FROM_ADDRESSES;

export interface FetchLimits {
  policy?: AddressPolicy;
  resolve?: Resolve;
  /** For everything together, redirects too. */
  milliseconds?: number;
  /** Of the body, sent and unpacked. */
  bytes?: number;
}

export interface FetchedPage {
  /** Where it was found at last. */
  url: string;
  contentType: string;
  bytes: Uint8Array;
}

const MAX_REDIRECTS = 5;
const MAX_MS = 15_000;
const TYPES = /^(?:text\/(?:html|plain|markdown)|application\/xhtml\+xml)\s*(?:;|$)/i;

/**
 * Fetches a page as a reader would: no cookies, no credentials, under our own name, with limits of time,
 * size and type. Each hop of a redirect is judged anew.
 * @throws AppError invalid or too-large, with the field `address`; what is refused by the policy is told from
 *   what does not answer, but nothing is said about what is there
 */
export async function fetchPage(address: string, limits: FetchLimits = {}): Promise<FetchedPage> {
  const { policy = PUBLIC_ONLY, resolve = systemResolve, milliseconds = MAX_MS } = limits;
  const signal = AbortSignal.timeout(milliseconds);
  const dispatcher = new Agent({
    connect: guardedConnect(policy, resolve),
    headersTimeout: milliseconds,
    bodyTimeout: milliseconds,
    maxHeaderSize: 32 * 1024,
    connections: 1,
    pipelining: 1,
    allowH2: false,
  });
  try {
    return await follow(address, limits.bytes ?? MAX_SOURCE_BYTES, { dispatcher, signal });
  } catch (thrown) {
    throw toRefusal(thrown);
  } finally {
    await dispatcher.destroy();
  }
}

async function follow(
  address: string,
  most: number,
  options: { dispatcher: Dispatcher; signal: AbortSignal },
): Promise<FetchedPage> {
  let url = readAddress(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await request(url, { ...options, method: "GET", headers: HEADERS });
    // A body that is thrown away ends with an error that nobody else would hear.
    answer.body.on("error", () => {});
    const header = (name: string): string => [answer.headers[name] ?? ""].flat().join(", ");
    const isRedirect = [301, 302, 303, 307, 308].includes(answer.statusCode);
    if (!isRedirect) {
      if (answer.statusCode !== 200) throw refused(words.fetch.status(answer.statusCode));
      const contentType = header("content-type");
      if (!TYPES.test(contentType)) throw refused(words.fetch.type);
      if (Number(header("content-length")) > most) throw tooLarge(most);
      const bytes = await unpacked(answer.body, header("content-encoding"), most);
      return { url: url.href, contentType, bytes };
    }
    answer.body.destroy();
    url = readAddress(header("location"), url);
  }
  throw refused(words.fetch.redirects);
}

const HEADERS = {
  accept: "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8",
  "accept-encoding": "gzip, br",
  "accept-language": "en, *;q=0.5",
  "user-agent": `Marginalia/1.0 (reads one article for a person; +${env.NEXTAUTH_URL ?? "https://localhost"})`,
};

/** @throws AppError for what is no http or https address, or carries a name and password. */
function readAddress(written: string, base?: URL): URL {
  if (!URL.canParse(written, base)) throw refused(words.fetch.notOne);
  const url = new URL(written, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw refused(words.fetch.notOne);
  }
  url.hash = "";
  return url;
}

async function unpacked(body: Readable, encoding: string, most: number): Promise<Uint8Array> {
  const unpack = unpackerOf(encoding);
  const stream = unpack ? body.on("error", (error) => unpack.destroy(error)).pipe(unpack) : body;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > most) throw tooLarge(most);
      chunks.push(chunk);
    }
  } finally {
    body.destroy();
    stream.destroy();
  }
  return Buffer.concat(chunks);
}

function unpackerOf(encoding: string) {
  switch (encoding.trim().toLowerCase()) {
    case "":
    case "identity":
      return null;
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "br":
      return createBrotliDecompress();
    case "deflate":
      return createInflate();
    default:
      throw refused(words.fetch.type);
  }
}

const refused = (message: string) => invalid("address", message);

const tooLarge = (most: number) =>
  new AppError("too-large", words.fetch.tooLarge(most), {
    fields: [{ field: "address", message: words.fetch.tooLarge(most) }],
  });

/** What the network throws, as an answer. */
function toRefusal(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof DOMException && thrown.name === "TimeoutError") return refused(words.fetch.timeout);
  for (const { code } of errorCauses(thrown)) {
    if (code === "FORBIDDEN_ADDRESS") return refused(words.fetch.forbidden);
    if (/^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$/.test(String(code))) {
      return refused(words.fetch.timeout);
    }
  }
  return refused(words.fetch.unreachable);
}
