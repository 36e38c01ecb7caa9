/** What JSON can say (RFC 8259). */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON-LD lets one value stand for a list of one. */
export const toList = <T>(value: T | readonly T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? [...value] : [value as T];

/** The other way round: a list of one is written as its value. */
export const fromList = <T>(list: readonly T[]): T | T[] => {
  const [first] = list;
  return list.length === 1 && first !== undefined ? first : [...list];
};
