import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HandleSchema } from "@/core/person";
import { suggestHandle } from "@/server/accounts/handles";

describe("a handle for somebody who did not choose one", () => {
  it.each([
    ["Grace Hopper", "grace-hopper"],
    ["Ñandú Ω Müller", "nandu-muller"],
    ["  --x__y--  ", "x-y"],
    ["A", "reader-a"],
  ])("is made from %j as %s", (from, handle) => {
    expect(suggestHandle(from, 0)).toBe(handle);
  });

  it.each(["Administrator", "Деньги", "", "deleted 123"])("for %j has digits behind it", (from) => {
    expect(suggestHandle(from, 0)).toMatch(/-\d{4}$/);
  });

  it("is always one that could have been chosen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(3), (from, attempt) => {
        expect(HandleSchema.safeParse(suggestHandle(from, attempt)).success).toBe(true);
      }),
    );
  });
});
