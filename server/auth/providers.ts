import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "@/server/env";

/**
 * The other places where people can prove who they are, each when its variables are set.
 *
 * An e-mail address counts only when the provider says that it is verified; without that the account
 * has none. This is what makes joining by address safe (`allowDangerousEmailAccountLinking`): next-auth
 * sees no other addresses.
 */

/** What the sign-in page offers. */
export interface OfferedProvider {
  id: string;
  name: string;
}

export const offeredProviders = (): OfferedProvider[] =>
  oauthProviders().map(({ id, name }) => ({ id, name }));

/** Names for the providers that an account is joined to; those no longer set up keep their id. */
export function providerNames(ids: readonly string[]): string[] {
  const offered = offeredProviders();
  return ids.map((id) => offered.find((provider) => provider.id === id)?.name ?? id);
}

export function oauthProviders(): OAuthConfig<Claims>[] {
  const providers: OAuthConfig<Claims>[] = [];
  if (env.GITHUB_ID && env.GITHUB_SECRET) providers.push(github(env.GITHUB_ID, env.GITHUB_SECRET));
  if (env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET) {
    const issuer = "https://accounts.google.com";
    providers.push(openId("google", "Google", issuer, env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET));
  }
  if (env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET) {
    providers.push(
      openId("oidc", env.OIDC_NAME, env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET),
    );
  }
  return providers;
}

/** The standard claims that we read (OpenID Connect Core 1.0, section 5.1). */
interface Claims {
  sub: string;
  name?: string;
  preferred_username?: string;
  email?: string;
  email_verified?: boolean | string;
}

function toProfile(claims: Claims) {
  // Some providers send the claim as a string, against the specification.
  const isVerified = claims.email_verified === true || claims.email_verified === "true";
  return {
    id: claims.sub,
    name: claims.name ?? claims.preferred_username ?? null,
    email: isVerified && claims.email ? claims.email.trim().toLowerCase() : null,
    image: null,
  };
}

function openId(
  id: string,
  name: string,
  issuer: string,
  clientId: string,
  clientSecret: string,
): OAuthConfig<Claims> {
  return {
    id,
    name,
    type: "oauth",
    // OpenID Connect Discovery 1.0, section 4.1: an issuer's path stays, its last slash goes.
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    allowDangerousEmailAccountLinking: true,
    profile: toProfile,
  };
}

interface GitHubEmail {
  email: string;
  primary: boolean;
  verified: boolean;
}

/** GitHub speaks OAuth 2 without OpenID Connect: which address is verified is asked separately. */
function github(clientId: string, clientSecret: string): OAuthConfig<Claims> {
  return {
    id: "github",
    name: "GitHub",
    type: "oauth",
    authorization: {
      url: "https://github.com/login/oauth/authorize",
      params: { scope: "read:user user:email" },
    },
    token: "https://github.com/login/oauth/access_token",
    userinfo: {
      url: "https://api.github.com/user",
      request: async ({ tokens }) => {
        const user = await askGitHub<{ id: number; login: string; name: string | null }>(
          "user",
          tokens.access_token,
        );
        const emails = await askGitHub<GitHubEmail[]>("user/emails", tokens.access_token);
        return toGitHubClaims(user, emails);
      },
    },
    checks: ["pkce", "state"],
    clientId,
    clientSecret,
    allowDangerousEmailAccountLinking: true,
    profile: toProfile,
  };
}

/** GitHub's answers in the words of OpenID Connect: the primary address, and whether it is verified. */
export function toGitHubClaims(
  user: { id: number; login: string; name: string | null },
  emails: readonly GitHubEmail[],
): Claims {
  const primary = emails.find((one) => one.primary);
  return {
    sub: String(user.id),
    name: user.name ?? user.login,
    preferred_username: user.login,
    email: primary?.email,
    email_verified: primary?.verified ?? false,
  };
}

async function askGitHub<T>(path: string, accessToken: string | undefined): Promise<T> {
  const response = await fetch(`https://api.github.com/${path}`, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to /${path}.`);
  return (await response.json()) as T;
}
