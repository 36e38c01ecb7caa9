import { expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { pool } from "@/server/db";
import { findPeople, getSitePerson } from "@/server/moderation/find-people";
import { actorForPerson } from "@/server/session";
import { insertPerson } from "../../support/rows";

const actorOf = async (siteRole: string) => actorForPerson((await insertPerson(pool(), { siteRole })).id);

test("those who moderate the site find people by name, handle and whole mail address, and others nobody", async () => {
  const mark = newId().slice(-12);
  const email = `${mark}@example.org`;
  const zoe = await insertPerson(pool(), { name: `Zoe ${mark}`, email });
  const moderator = await actorOf("moderator");
  for (const search of [`zoe ${mark}`, `@${zoe.handle}`, email.toUpperCase()]) {
    const found = await findPeople(moderator, search);
    expect(found.map(({ person }) => person.id)).toEqual([zoe.id]);
    expect(found[0]?.can.setRoles).toEqual([]);
  }
  expect(await findPeople(moderator, mark.slice(0, 6).concat("@example.org"))).toEqual([]);
  expect(await findPeople(moderator, "  ")).toEqual([]);

  const administrator = await actorOf("administrator");
  expect((await getSitePerson(administrator, zoe.id)).can.setRoles).toEqual(["moderator", "administrator"]);

  const anybody = await actorOf("person");
  await expect(findPeople(anybody, zoe.handle)).rejects.toMatchObject({ code: "forbidden" });
  await expect(getSitePerson(anybody, zoe.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(getSitePerson(moderator, newId())).rejects.toMatchObject({ code: "not-found" });
});
