import { describe, expect, it } from "vitest";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { blindLayersOf } from "@/core/tasks/blind";

const [g, h] = ["group", "other group"];
const at = (groupId: string, articleId: string, isCoder = false) => ({ groupId, articleId, isCoder });

describe("the layers that somebody is blind to", () => {
  it("are those of open blind tasks in their groups, each once", () => {
    expect(
      blindLayersOf([at(g, "a", true), at(g, "a"), at(g, "b", true), at(h, "a")], {
        [g]: "member",
        [h]: "observer",
      }),
    ).toEqual({ [g]: ["a", "b"], [h]: ["a"] });
  });

  it.each(["owner", "moderator"] as const)("are none for a group's %s who only looks after it", (role) => {
    expect(blindLayersOf([at(g, "a")], { [g]: role })).toBeUndefined();
    expect(blindLayersOf([at(g, "a", true)], { [g]: role })).toEqual({ [g]: ["a"] });
  });

  it("are none where there is no task, in Public, and where they do not belong", () => {
    expect(blindLayersOf([], { [g]: "member" })).toBeUndefined();
    expect(blindLayersOf([at(h, "a", true)], { [g]: "member" })).toBeUndefined();
    expect(
      blindLayersOf([at(PUBLIC_GROUP_ID, "a", true)], { [PUBLIC_GROUP_ID]: "observer" }),
    ).toBeUndefined();
  });
});
