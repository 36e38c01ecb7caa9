import { describe, expect, it } from "vitest";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { isShutOut, rolesUnder } from "@/core/moderation/sanctions";
import { OURS, THEIRS } from "../permission-actors";

describe("rolesUnder", () => {
  const roles = { [OURS]: "moderator", [THEIRS]: "member" } as const;

  it("leaves whoever is muted to read, in the group or everywhere", () => {
    expect(rolesUnder(roles, [{ groupId: OURS, kind: "mute" }])).toEqual({
      [OURS]: "observer",
      [THEIRS]: "member",
    });
    expect(rolesUnder(roles, [{ groupId: null, kind: "mute" }])).toEqual({
      [OURS]: "observer",
      [THEIRS]: "observer",
      [PUBLIC_GROUP_ID]: "observer",
    });
  });

  it("takes a group away from whoever is suspended or banned, and Public to reading, and is not undone by a mute", () => {
    const sanctions = [
      { groupId: OURS, kind: "ban" },
      { groupId: OURS, kind: "mute" },
      { groupId: PUBLIC_GROUP_ID, kind: "suspend" },
    ] as const;
    expect(rolesUnder(roles, sanctions)).toEqual({ [THEIRS]: "member", [PUBLIC_GROUP_ID]: "observer" });
    expect(rolesUnder(roles, [{ groupId: OURS, kind: "warn" }])).toEqual(roles);
  });

  it("shuts out of the whole site only by suspending or banning there", () => {
    expect(isShutOut([{ groupId: null, kind: "suspend" }])).toBe(true);
    expect(isShutOut([{ groupId: OURS, kind: "ban" }])).toBe(false);
    expect(isShutOut([{ groupId: null, kind: "mute" }])).toBe(false);
  });
});
