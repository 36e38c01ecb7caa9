import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { codeIdOf } from "../../support/rows";
import { containerOf } from "../annotation-protocol/exchange";
import { test } from "../support/fixtures";
import { HIDDEN, HIDDEN_WRITE, nobody, people, READ_GROUP, type Statuses } from "./door-case";
import { ACTORS, type Actor, annotationFor, makeScene, type Scene, type Thing } from "./scene";

interface Case {
  thing: Thing;
  address(scene: Scene, actor: Actor, baseURL: string | undefined): Promise<string>;
  expect: Statuses;
}

const layerOf = (scene: Scene, thing: Thing) =>
  thing === "private" ? "mine" : thing === "elsewhere" ? scene.elsewhere.slug : scene.group.slug;
const container = (thing: Thing, expected: Statuses): Case => ({
  thing,
  address: async (scene, _, baseURL) => containerOf(baseURL, scene.article, layerOf(scene, thing)),
  expect: expected,
});
const annotation = (thing: Thing, expected: Statuses): Case => ({
  thing,
  address: async (scene, actor, baseURL) =>
    containerOf(baseURL, scene.article, layerOf(scene, thing)) + (await annotationFor(scene, actor, thing)),
  expect: expected,
});
const linked = (thing: Thing, at: (scene: Scene) => string | Promise<string>, expected: Statuses): Case => ({
  thing,
  address: async (scene, _, baseURL) => `${baseURL}/${await at(scene)}`,
  expect: expected,
});

/** One's own private layer has nothing of others in it. */
const NOT_MINE: Statuses = [401, 401, 404, 404, 404, 404, 404];

const DOORS: Record<string, Case[]> = {
  "GET articles/[slug]/annotations/[layer]": [
    container("other's", READ_GROUP),
    container("elsewhere", HIDDEN),
    container("private", [401, 401, 200, 200, 200, 200, 200]),
  ],
  "POST articles/[slug]/annotations/[layer]": [
    container("other's", people(404, 403, 201, 201, 201)),
    container("elsewhere", HIDDEN_WRITE),
    container("private", people(201, 201, 201, 201, 201)),
  ],
  "GET articles/[slug]/annotations/[layer]/[segment]": [
    annotation("other's", READ_GROUP),
    annotation("elsewhere", HIDDEN),
    annotation("private", NOT_MINE),
  ],
  "PUT articles/[slug]/annotations/[layer]/[segment]": [
    annotation("other's", people(404, 403, 403, 403, 403)),
    annotation("elsewhere", HIDDEN_WRITE),
    annotation("private", NOT_MINE),
  ],
  "DELETE articles/[slug]/annotations/[layer]/[segment]": [
    annotation("other's", people(404, 403, 403, 204, 204)),
    annotation("elsewhere", HIDDEN_WRITE),
    annotation("private", NOT_MINE),
  ],
  "GET linked/articles/[slug]": [
    linked("other's", ({ article }) => `articles/${article.slug}`, nobody(200)),
    linked("elsewhere", ({ hiddenArticle }) => `articles/${hiddenArticle.slug}`, HIDDEN),
  ],
  "GET linked/articles/[slug]/versions/[number]": [
    linked("other's", ({ article }) => `articles/${article.slug}/versions/1`, nobody(200)),
    linked("elsewhere", ({ hiddenArticle }) => `articles/${hiddenArticle.slug}/versions/1`, HIDDEN),
  ],
  "GET linked/codes/[codeId]": [
    linked("other's", async ({ db }) => `codes/${await codeIdOf(db, "possessive-blame")}`, nobody(200)),
  ],
  "GET linked/codebooks/[slug]": [linked("other's", () => "codebooks/wording-and-attribution", nobody(200))],
  "GET linked/people/[personId]": [
    linked("other's", ({ author }) => `people/${author.id}`, READ_GROUP),
    linked("elsewhere", ({ outsider }) => `people/${outsider.id}`, HIDDEN),
  ],
  "GET linked/annotations/[annotationId]": [
    linked(
      "private",
      async (scene) => `annotations/${await annotationFor(scene, "visitor", "private")}`,
      HIDDEN,
    ),
  ],
  // Stands on the same query as the API's own comments: tests/e2e/annotation-protocol/things.spec.ts.
  "GET linked/comments/[commentId]": [],
};

/** Every method that a door takes, read from the files that make them. */
function listDoors(): string[] {
  const root = path.join(import.meta.dirname, "../../../app");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => path.basename(file) === "route.ts",
  );
  return files.flatMap((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    const door = /\} = (\w+Door);/.exec(source)?.[1];
    if (!door) return [];
    const writes = { containerDoor: ["POST"], annotationDoor: ["PUT", "DELETE"] }[door] ?? [];
    return ["GET", ...writes].map((method) => `${method} ${path.dirname(file).split(path.sep).join("/")}`);
  });
}

test("every door of the annotation protocol has its row in the table", () => {
  expect(listDoors().toSorted()).toEqual(Object.keys(DOORS).toSorted());
});

for (const [route, cases] of Object.entries(DOORS)) {
  if (cases.length === 0) continue;
  test(`${route} answers each kind of person as the table says, and tells outsiders nothing`, async ({
    db,
    baseURL,
  }) => {
    const scene = await makeScene(db);
    const [method = ""] = route.split(" ");
    const body = JSON.stringify({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "Annotation",
      bodyValue: "x",
      target: `${baseURL}/articles/${scene.article.slug}`,
    });
    for (const one of cases) {
      for (const [index, actor] of ACTORS.entries()) {
        const isSending = method === "POST" || method === "PUT";
        const response = await fetch(await one.address(scene, actor, baseURL), {
          method,
          redirect: "manual",
          headers: {
            accept: "application/ld+json",
            ...(isSending && { "content-type": "application/ld+json" }),
            ...(method === "PUT" && { "if-match": "*" }),
            ...(scene.cookies[actor] && { cookie: scene.cookies[actor] }),
            ...(baseURL && { origin: baseURL }),
          },
          ...(isSending && { body }),
        });
        const text = await response.text();
        const expected = one.expect[index];
        const said = response.status === expected ? "" : text;
        expect(`${actor}, ${one.thing}: ${response.status} ${said}`).toBe(
          `${actor}, ${one.thing}: ${expected} `,
        );
        if (response.status >= 400) {
          expect(text).not.toContain("SECRET WORDS");
          expect(response.headers.get("content-type")).toBe("application/problem+json");
        }
      }
    }
  });
}
