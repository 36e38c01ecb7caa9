import type { PersonRef } from "@/core/person";

/** What a report can be narrowed to; `spans` counts the annotations with codes that the viewer sees. */
export interface ScopeChoices {
  codebooks: { id: string; name: string }[];
  tasks: { id: string; title: string }[];
  articles: { id: string; title: string; spans: number }[];
  people: (PersonRef & { spans: number })[];
}

/** A scope as the address of a page says it; what is none of ours is left out. */
export interface ScopeAddress {
  codebookId: string | null;
  taskId: string | null;
  pass: "current" | "1" | "2";
  articleIds: string[];
  personIds: string[];
}

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

export function readScope(query: Readonly<Record<string, string | string[] | undefined>>): ScopeAddress {
  const all = (name: string) => [query[name] ?? []].flat().filter((value) => UUID.test(value));
  const taskId = all("task")[0] ?? null;
  const pass = query.pass === "1" || query.pass === "2" ? query.pass : "current";
  return {
    codebookId: all("codebook")[0] ?? null,
    taskId,
    pass: taskId === null ? "current" : pass,
    articleIds: all("article"),
    personIds: all("person"),
  };
}
