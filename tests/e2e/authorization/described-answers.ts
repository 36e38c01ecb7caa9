import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

type JSONSchema = Parameters<typeof z.fromJSONSchema>[0];
interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, Described> }>>;
  components: { schemas: Record<string, JSONSchema> };
}
interface Described {
  content?: Record<string, { schema?: JSONSchema }>;
}

const file = path.join(import.meta.dirname, "../../../docs/openapi.json");
const text = readFileSync(file, "utf8").replaceAll('"#/components/schemas/', '"#/$defs/');
const { paths, components } = JSON.parse(text) as OpenApi;

/** The schema by which docs/openapi.json describes a route's answer; null where it has no JSON. */
export function describedAnswer(route: string): z.ZodType | null {
  const [method = "", address = ""] = route.split(" ");
  const responses = paths[address]?.[method.toLowerCase()]?.responses ?? {};
  const success = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1];
  const schema = success?.content?.["application/json"]?.schema;
  return schema ? z.fromJSONSchema({ ...(schema as object), $defs: components.schemas } as JSONSchema) : null;
}
