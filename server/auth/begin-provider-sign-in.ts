import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import { AppError } from "@/core/errors";
import { account } from "@/messages/en/account";
import { siteOrigin } from "@/server/accounts/site-origin";
import { offeredProviders } from "@/server/auth/providers";
import { handleAuth } from "@/server/auth/route";
import { getClient } from "@/server/http/client-address";

/**
 * Starts signing in at another provider from a plain form: does what next-auth's own page would do
 * (asks for the CSRF token, posts it) and keeps the cookies on the answer, so that no script is needed.
 * @param next path to come back to
 * @returns the provider's address, to redirect to
 * @throws AppError not-found for a provider that is not set up; unavailable when it does not answer.
 */
export async function beginProviderSignIn(providerId: unknown, next: string): Promise<string> {
  const provider = offeredProviders().find(({ id }) => id === providerId);
  if (!provider) throw new AppError("not-found", account.noSuchProvider);
  const { csrfToken } = (await (await ask("csrf")).json()) as { csrfToken: string };
  const answer = await ask(`signin/${provider.id}`, { csrfToken, callbackUrl: next });
  const location = answer.headers.get("location");
  if (!location || isOurs(location))
    throw new AppError("unavailable", account.providerDoesNotAnswer(provider.name));
  return location;
}

/** next-auth redirects to the provider when all is well, and to one of its own pages when not. */
const isOurs = (location: string): boolean => location.startsWith("/") || location.includes("/api/auth/");

async function ask(path: string, form?: Record<string, string>): Promise<Response> {
  const origin = siteOrigin(await getClient());
  const passed = new Headers(await headers());
  for (const name of ["content-type", "content-length", "origin"]) passed.delete(name);
  if (form) passed.set("content-type", "application/x-www-form-urlencoded");
  passed.set("origin", origin);
  const request = new NextRequest(`${origin}/api/auth/${path}`, {
    method: form ? "POST" : "GET",
    headers: passed,
    body: form && new URLSearchParams(form).toString(),
  });
  const answer = await handleAuth(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
  await keepCookies(answer);
  return answer;
}

async function keepCookies(answer: Response): Promise<void> {
  const jar = await cookies();
  for (const line of answer.headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(/;\s*/);
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    const given = new Map(
      attributes.map((attribute) => {
        const [key = "", content = ""] = attribute.split(/=(.*)/s);
        return [key.toLowerCase(), content] as const;
      }),
    );
    jar.set(name, decodeURIComponent(value), {
      httpOnly: given.has("httponly"),
      secure: given.has("secure"),
      sameSite: "lax",
      path: given.get("path") ?? "/",
      ...(given.has("max-age") && { maxAge: Number(given.get("max-age")) }),
    });
  }
}
