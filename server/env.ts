import { z } from "zod";

/**
 * The only place that reads the process's environment. Every variable has its line in `.env.example`.
 * Empty means unset, as in most shells and hosting panels.
 */

const text = z.string().min(1);

const EnvSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    DATABASE_URL: text.optional(),
    /** Set by the scripts when they run the embedded PostgreSQL; never by people. */
    EMBEDDED_DATABASE_URL: text.optional(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(10),
    NEXTAUTH_URL: z.url().optional(),
    NEXTAUTH_SECRET: text.optional(),
    HOST: text.default("127.0.0.1"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    LIMIT_WRITES_PER_MINUTE: z.coerce.number().int().min(1).default(120),
    LIMIT_SIGN_IN_FAILURES_PER_ADDRESS: z.coerce.number().int().min(1).default(100),
    LIMIT_SIGN_UPS_PER_ADDRESS: z.coerce.number().int().min(1).default(300),
    IMPORT_FROM_ADDRESSES: z
      .enum(["yes", "no"])
      .default("no")
      .transform((answer) => answer === "yes"),
    RUN_JOBS: z
      .enum(["yes", "no"])
      .default("yes")
      .transform((answer) => answer === "yes"),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: text.default("Marginalia <marginalia@localhost>"),
    GITHUB_ID: text.optional(),
    GITHUB_SECRET: text.optional(),
    GOOGLE_CLIENT_ID: text.optional(),
    GOOGLE_CLIENT_SECRET: text.optional(),
    OIDC_ISSUER: z.url().optional(),
    OIDC_CLIENT_ID: text.optional(),
    OIDC_CLIENT_SECRET: text.optional(),
    OIDC_NAME: text.default("Single sign-on"),
  })
  .transform((values) => ({
    ...values,
    databaseUrl: values.DATABASE_URL ?? values.EMBEDDED_DATABASE_URL,
    /**
     * One-click demo accounts: only on the database that the scripts started themselves, on this
     * machine's loopback, served to loopback. Never when `DATABASE_URL` names another one.
     */
    demoAllowed:
      values.DATABASE_URL === undefined &&
      values.EMBEDDED_DATABASE_URL !== undefined &&
      isLoopbackHost(new URL(values.EMBEDDED_DATABASE_URL).hostname) &&
      isLoopbackHost(values.HOST),
  }));

export type Env = z.infer<typeof EnvSchema>;

export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  return name === "localhost" || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** @throws Error naming each variable that is wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = EnvSchema.safeParse(set);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not usable. ${faults.join("; ")}`);
  }
  return parsed.data;
}

export const env: Env = readEnv(process.env);
