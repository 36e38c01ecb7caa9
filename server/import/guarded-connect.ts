import type { LookupAddress } from "node:dns";
import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { AddressPolicy } from "@/server/import/address-policy";

/** All addresses of a name, as the system resolves it. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

export const systemResolve: Resolve = (name) => systemLookup(name, { all: true, verbatim: true });

/** Somebody named an address that this server may not go to. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
  readonly code = "FORBIDDEN_ADDRESS";
}

const CONNECT_MS = 5_000;

/**
 * Connects only where the policy allows, judged by the very address that is connected to: the name is
 * resolved here, once for each connection, all of its addresses must be allowed, and the socket is asked
 * whom it reached before a byte is sent. A name that changes between a check and the connection (DNS
 * rebinding) has no such time.
 */
export function guardedConnect(policy: AddressPolicy, resolve: Resolve): buildConnector.connector {
  const lookup: LookupFunction = (name, options, done) => {
    const found = isIP(name) ? Promise.resolve([{ address: name, family: isIP(name) }]) : resolve(name);
    found.then(
      (addresses) => {
        const isFine =
          addresses.length > 0 && addresses.every(({ address }) => policy.allowsAddress(address));
        const [first] = addresses;
        if (!isFine || !first) done(new ForbiddenAddress(name), "", 0);
        else if (options.all) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (thrown: NodeJS.ErrnoException) => done(thrown, "", 0),
    );
  };
  const connect = buildConnector({ timeout: CONNECT_MS, lookup } as buildConnector.BuildOptions);
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
    const host = options.hostname.replace(/^\[|\]$/g, "");
    // A literal address is never looked up.
    if (!policy.allowsPort(port) || (isIP(host) && !policy.allowsAddress(host))) {
      callback(new ForbiddenAddress(options.hostname), null);
      return;
    }
    connect(options, (error, socket) => {
      if (error || !socket) return callback(error ?? new Error("no socket"), null);
      if (policy.allowsAddress(socket.remoteAddress ?? "")) return callback(null, socket);
      socket.destroy();
      callback(new ForbiddenAddress(options.hostname), null);
    });
  };
}
