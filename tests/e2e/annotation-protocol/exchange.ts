import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { v7 } from "uuid";

/** What a test reads out of a JSON-LD document without saying its shape again. */
// biome-ignore lint/suspicious/noExplicitAny: documents of other tools are what is tested here.
export type Document = Record<string, any>;

export const ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

export interface Answer {
  status: number;
  headers: Headers;
  body: Document;
}

/** Sends one request, without cookies and without following redirects. */
export async function send(
  method: string,
  url: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: { ...(body !== undefined && { "content-type": ANNOTATION_TYPE }), ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : {} };
}

export const get = (url: string, headers: Record<string, string> = {}) => send("GET", url, { headers });

/** A personal access token of a person, as the header that carries it. */
export async function bearer(
  db: Pool,
  person: { id: string },
  scopes: readonly string[] = ["read", "write"],
): Promise<Record<string, string>> {
  const secret = `mrg_${randomBytes(32).toString("base64url")}`;
  await db.query(
    `INSERT INTO "ApiToken" (id, "personId", name, "tokenHash", scopes) VALUES ($1, $2, 'a client', $3, $4)`,
    [v7(), person.id, createHash("sha256").update(secret).digest("base64url"), scopes],
  );
  return { authorization: `Bearer ${secret}` };
}

export const containerOf = (baseURL: string | undefined, article: { slug: string }, layer = "public") =>
  `${baseURL}/articles/${article.slug}/annotations/${layer}/`;
