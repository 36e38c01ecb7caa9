import { afterEach, describe, expect, it } from "vitest";
import { env } from "@/server/env";
import { clientOf } from "@/server/http/client-address";

const before = { ...env };
afterEach(() => {
  Object.assign(env, before);
});

const of = (headers: Record<string, string>) => clientOf(new Headers(headers));
const loopback = { "x-client-address": "127.0.0.1", host: "localhost:3000" };

describe("the address that limits count by", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:0002:0:0:0:1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "::1"],
    ["", "unknown"],
    ["localhost", "unknown"],
    ["1.2.3.4, 5.6.7.8", "unknown"],
  ])("of %s is %s", (address, counted) => {
    expect(of({ "x-client-address": address }).address).toBe(counted);
  });
});

describe("whether a request is this machine's own", () => {
  it.each([
    [true, loopback],
    [true, { ...loopback, host: "127.0.0.1:3000" }],
    [true, { "x-client-address": "::1", host: "[::1]:3000" }],
    [true, { ...loopback, "x-forwarded-for": "::1", "x-forwarded-host": "localhost:3000" }],
    [false, { host: "localhost:3000" }],
    [false, { ...loopback, "x-client-address": "192.168.1.5" }],
    [false, { ...loopback, host: "rebound.example.org:3000" }],
    [false, { ...loopback, host: "localhost:3000@example.org" }],
    [false, { ...loopback, host: "localhost.example.org" }],
    [false, { "x-client-address": "127.0.0.1" }],
    [false, { ...loopback, "x-forwarded-for": "203.0.113.7" }],
    [false, { ...loopback, "x-forwarded-host": "example.org" }],
    [false, { ...loopback, forwarded: "for=203.0.113.7" }],
    [false, { ...loopback, via: "1.1 proxy" }],
  ])("is %s for %j", (isLocal, headers) => {
    Object.assign(env, { NEXTAUTH_URL: undefined });
    expect(of(headers).isLocal).toBe(isLocal);
  });

  it("is never so for a site with a public name, whatever its proxy calls it", () => {
    Object.assign(env, { NEXTAUTH_URL: "https://marginalia.example.org" });
    expect(of(loopback).isLocal).toBe(false);
    Object.assign(env, { NEXTAUTH_URL: "http://localhost:3000" });
    expect(of(loopback).isLocal).toBe(true);
  });
});

describe("where links in mails lead", () => {
  it("is the address that was set, whatever Host a request brings", () => {
    Object.assign(env, { NEXTAUTH_URL: "https://marginalia.example.org/path" });
    expect(of({ host: "evil.example.net" }).origin).toBe("https://marginalia.example.org");
  });

  it("is the loopback name asked for where none was set, and nothing for any other name", () => {
    Object.assign(env, { NEXTAUTH_URL: undefined });
    expect(of({ host: "localhost:4000" }).origin).toBe("http://localhost:4000");
    expect(of({ host: "evil.example.net" }).origin).toBeNull();
    expect(of({}).origin).toBeNull();
  });
});
