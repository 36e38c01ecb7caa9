import { Prisma } from "@/server/generated/prisma/client";

/*
 * JSON that PostgreSQL writes, as SQL expressions of type text. Put together with `||` it takes half the time
 * of json_build_object, and the server passes on hundreds of objects as one value.
 */

/** Any text. */
export const textJson = (value: Prisma.Sql): Prisma.Sql => Prisma.sql`to_json(${value})::text`;

/** What holds nothing to escape: a UUID, a name of an enum, a handle. */
export const wordJson = (value: Prisma.Sql): Prisma.Sql => Prisma.sql`'"' || ${value} || '"'`;

/** A number or a boolean. */
export const bareJson = (value: Prisma.Sql): Prisma.Sql => Prisma.sql`(${value})::text`;

/** A `timestamptz` as `Date.toISOString` has it. */
export const timeJson = (value: Prisma.Sql): Prisma.Sql =>
  wordJson(Prisma.sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** `null` where the expression is NULL, as one of the others is of a NULL. */
export const orNullJson = (json: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce(${json}, 'null')`;

/** @param fields expressions as above; NULL in one of them makes the whole NULL */
export function objectJson(fields: Readonly<Record<string, Prisma.Sql>>): Prisma.Sql {
  const members = Object.entries(fields).map(([name, json], index) => {
    const key = Prisma.raw(`'${index === 0 ? "{" : ","}"${name}":'`);
    return Prisma.sql`${key} || ${json}`;
  });
  return Prisma.sql`(${Prisma.join(members, " || ")} || '}')`;
}
