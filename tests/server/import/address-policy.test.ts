import { describe, expect, test } from "vitest";
import { PUBLIC_ONLY } from "@/server/import/address-policy";

describe("where this server goes", () => {
  test.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])(
    "%s is public",
    (address) => expect(PUBLIC_ONLY.allowsAddress(address)).toBe(true),
  );

  test.each([
    ["unspecified", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["link-local, and the clouds' metadata", "169.254.169.254"],
    ["carrier-grade NAT, and a cloud's metadata", "100.100.100.200"],
    ["a cloud's metadata", "168.63.129.16"],
    ["protocol assignments", "192.0.0.192"],
    ["documentation", "192.0.2.1"],
    ["6to4 relay", "192.88.99.1"],
    ["benchmarking", "198.18.0.1"],
    ["documentation", "203.0.113.9"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified", "::"],
    ["loopback", "::1"],
    ["IPv4-mapped loopback", "::ffff:127.0.0.1"],
    ["IPv4-mapped private, in hexadecimal", "::ffff:c0a8:101"],
    ["IPv4-compatible", "::7f00:1"],
    ["NAT64", "64:ff9b::7f00:1"],
    ["local NAT64", "64:ff9b:1::a00:1"],
    ["discard", "100::1"],
    ["Teredo", "2001::1"],
    ["documentation", "2001:db8::1"],
    ["6to4 of loopback", "2002:7f00:1::1"],
    ["unique-local, and a cloud's metadata", "fd00:ec2::254"],
    ["unique-local", "fc00::1"],
    ["link-local", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["multicast", "ff02::1"],
    ["no address", "localhost"],
    ["nothing", ""],
  ])("%s is not: %s", (_, address) => expect(PUBLIC_ONLY.allowsAddress(address)).toBe(false));

  test("only the web's own ports are", () => {
    expect([80, 443].every(PUBLIC_ONLY.allowsPort)).toBe(true);
    expect([0, 22, 25, 5432, 6379, 8080, 65535].some(PUBLIC_ONLY.allowsPort)).toBe(false);
  });
});
