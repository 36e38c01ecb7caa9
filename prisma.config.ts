import { defineConfig } from "prisma/config";

/**
 * For the Prisma CLI only (`npx prisma studio`, `npx prisma migrate deploy`); Marginalia's own commands need
 * neither it nor its downloads. `prisma generate` works without a URL.
 */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? process.env.EMBEDDED_DATABASE_URL ?? "" },
});
