import { isIP } from "node:net";
import { headers } from "next/headers";
import { env, isLoopbackHost } from "@/server/env";

/** Who is at the other end of the line, as far as limits count them. */
export interface ClientAddress {
  /** An IPv4 address, the /64 network of an IPv6 address (one household or host), or "unknown". */
  address: string;
}

export interface Client extends ClientAddress {
  /** The request came over loopback, names a loopback host, and no proxy says it passed it on. */
  isLocal: boolean;
  /** Where links in mails lead: scheme and host. Null when nobody has said what this site is called. */
  origin: string | null;
}

/** The client of the current request, page or action. */
export const getClient = async (): Promise<Client> => clientOf(await headers());

/**
 * Reads what `scripts/serve.mjs` found out about the connection (`x-client-address`, which it always
 * overwrites). The Host header is believed for links only where it names this machine itself: anybody
 * can ask for somebody else's reset mail with a Host of their own.
 */
export function clientOf(request: Headers): Client {
  const address = addressForLimits(request.get("x-client-address") ?? "");
  const host = request.get("host") ?? "";
  const isLoopback = isLoopbackHost(hostName(host));
  const origin = env.NEXTAUTH_URL ? new URL(env.NEXTAUTH_URL).origin : isLoopback ? `http://${host}` : null;
  // A site with a public name stands behind a proxy, whatever name that asks us by.
  const isPublic = origin !== null && !isLoopbackHost(new URL(origin).hostname);
  return {
    address,
    isLocal: isLoopbackHost(address) && isLoopback && !isPublic && !isPassedOn(request),
    origin,
  };
}

/** The name in a Host header, without its port; "" for what is none. */
function hostName(host: string): string {
  if (!/^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/i.test(host)) return "";
  return host.replace(/:\d+$/, "");
}

/**
 * Whether a proxy stands between. Next.js fills `x-forwarded-*` in itself with what it sees, so they
 * count only when they name another machine.
 */
function isPassedOn(request: Headers): boolean {
  if (["forwarded", "via", "x-real-ip"].some((name) => request.has(name))) return true;
  const addresses = (request.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  if (addresses.some((one) => one !== "" && !isLoopbackHost(addressForLimits(one)))) return true;
  const host = request.get("x-forwarded-host");
  return host !== null && !isLoopbackHost(hostName(host));
}

function addressForLimits(text: string): string {
  const address = text.trim().replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(address) === 4) return address;
  if (isIP(address) !== 6) return "unknown";
  // The URL parser writes an address in the one canonical form (WHATWG URL, "IPv6 serializer").
  const canonical = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  if (canonical === "::1") return canonical;
  return `${groups(canonical).slice(0, 4).join(":")}::/64`;
}

/** The eight groups of a canonical IPv6 address. */
function groups(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head ? head.split(":") : [];
  if (tail === undefined) return before;
  const after = tail ? tail.split(":") : [];
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}
