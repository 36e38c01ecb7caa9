import pino from "pino";
import { env } from "@/server/env";

/** Structured logs on standard output; what could be a secret is cut out wherever it stands. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  // An Error has no fields of its own that JSON would write: without this, nobody reads what went wrong.
  serializers: { error: pino.stdSerializers.err },
  redact: {
    paths: ["password", "token", "secret", "authorization", "cookie", "*.password", "*.token", "*.secret"],
    censor: "[cut]",
  },
});
