import ipaddr from "ipaddr.js";

/** Where this server may go when somebody names an address. Tests allow their own loopback server. */
export interface AddressPolicy {
  /** @param address an IP address as numbers, never a name */
  allowsAddress(address: string): boolean;
  allowsPort(port: number): boolean;
}

/** Public by their range, yet answered by the machine's own host: Azure's virtual server. */
const METADATA = new Set(["168.63.129.16"]);

/** The part of IPv6 that is given out for public use (RFC 4291 section 2.4). */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/**
 * Public addresses alone. Everything that IANA keeps for something else is refused: private, loopback,
 * link-local (with the clouds' metadata servers), unique-local, carrier-grade NAT, multicast, NAT64, 6to4,
 * Teredo, documentation. An IPv4 address inside an IPv6 one counts as what it is.
 */
export const PUBLIC_ONLY: AddressPolicy = {
  allowsAddress(address) {
    const [bare = ""] = address.split("%", 1);
    if (!ipaddr.isValid(bare)) return false;
    const ip = ipaddr.process(bare);
    if (ip.range() !== "unicast" || METADATA.has(ip.toString())) return false;
    return ip instanceof ipaddr.IPv4 || ip.match(GLOBAL_UNICAST);
  },
  allowsPort: (port) => port === 80 || port === 443,
};
