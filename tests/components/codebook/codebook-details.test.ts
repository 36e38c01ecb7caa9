import { expect, test } from "vitest";
import { RequestFailure } from "@/components/api/request";
import { createDetailsStore } from "@/components/codebook/codebook-details";
import type { CodebookView } from "@/core/codebook";

const book = (id: string) => ({ id, codes: [{ id: `code of ${id}` }] }) as CodebookView;

test("each codebook is fetched once, however often the picker opens", async () => {
  const asked: string[] = [];
  const details = createDetailsStore(async (id) => {
    asked.push(id);
    return book(id);
  });
  await Promise.all([details.load(["a", "b"]), details.load(["a", "b"])]);
  await details.load(["a", "b"]);
  expect(asked).toEqual(["a", "b"]);
  expect([...details.getState().codes.keys()]).toEqual(["code of a", "code of b"]);
});

test("one that fails is said, leaves the others, and is asked for again", async () => {
  let isDown = true;
  const details = createDetailsStore(async (id) => {
    if (id === "b" && isDown) throw new RequestFailure("offline", "No connection.");
    return book(id);
  });
  await details.load(["a", "b"]);
  expect(details.getState()).toMatchObject({ isLoading: false, problem: "No connection." });
  expect(details.getState().codes.has("code of a")).toBe(true);
  isDown = false;
  await details.load(["a", "b"]);
  expect(details.getState().problem).toBeNull();
  expect(details.getState().codes.has("code of b")).toBe(true);
});
