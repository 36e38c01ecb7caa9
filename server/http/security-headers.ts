import { env } from "@/server/env";

const isSecure = env.NEXTAUTH_URL?.startsWith("https://") ?? false;
const hasOtherProviders = Boolean(env.GITHUB_ID || env.GOOGLE_CLIENT_ID || env.OIDC_ISSUER);

/**
 * The policy of a page: scripts only with this request's nonce (CSP Level 3, `strict-dynamic`), never
 * inline. Style attributes are allowed: positions of cards and bars are computed, and carry no code.
 * @param nonce base64, fresh for each request
 */
export function pagePolicy(nonce: string): string {
  const development = env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    // Next.js compiles with eval while developing, and only then.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // A form's target is checked through its redirects too: to another provider's sign-in, where one is set up.
    `form-action 'self'${hasOtherProviders ? " https:" : ""}`,
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Headers of every answer (OWASP Secure Headers). */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  ...(isSecure && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
};

/** The policy of what is not a page: nothing in it may run, whoever shows it. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer of the API. Its routes set them themselves: passing through the proxy costs more than the headers. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  "content-security-policy": DATA_POLICY,
  "cache-control": "private, no-store",
};
