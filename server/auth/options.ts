import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { EmailConfig } from "next-auth/providers/email";
import { EmailSchema } from "@/core/account";
import { AppError } from "@/core/errors";
import { authenticate } from "@/server/accounts/sign-in";
import {
  admitSignInLink,
  mailSignInLink,
  offersSignInLinks,
  SIGN_IN_LINK_SECONDS,
} from "@/server/accounts/sign-in-links";
import { rememberTimeZone } from "@/server/accounts/time-zone";
import { accountAdapter } from "@/server/auth/adapter";
import { oauthProviders } from "@/server/auth/providers";
import { newSecret } from "@/server/auth/secret";
import { db } from "@/server/db";
import { env } from "@/server/env";
import type { Client } from "@/server/http/client-address";
import { nextPath } from "@/server/http/next-path";
import { log } from "@/server/log";
import { refuseShutOut } from "@/server/moderation/refuse-barred";
import { getActor, SESSION_COOKIE, SESSION_SECONDS } from "@/server/session";

/** What the sign-in page is told in `?error=`; its words are in messages/en/account.ts. */
export type SignInFault = "CredentialsSignin" | "AccountSuspended" | "RateLimited" | "Callback";

/** next-auth's settings for one request: whom the limits count, and where the browser is, is known only then. */
export function authOptions(
  client: Client,
  cookies: Parameters<typeof rememberTimeZone>[1],
): NextAuthOptions {
  return {
    secret: env.NEXTAUTH_SECRET,
    useSecureCookies: SESSION_COOKIE.startsWith("__Secure-"),
    adapter: accountAdapter(client),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: {
      signIn: "/sign-in",
      error: "/sign-in",
      signOut: "/account",
      verifyRequest: "/sign-in?sent=link",
    },
    providers: [
      passwordProvider(client),
      ...(offersSignInLinks() ? [mailLinkProvider(client)] : []),
      ...oauthProviders(),
    ],
    callbacks: {
      signIn: ({ user, account, email }) =>
        email?.verificationRequest ? admit(client, user.email) : mayEnter(user, account),
      redirect: ({ url, baseUrl }) => `${baseUrl}${nextPath(url)}`,
      // The cookie holds who and which version, and nothing that could become untrue.
      jwt: async ({ token, user }) => {
        if (!user) return { sub: token.sub, v: token.v };
        const { sessionVersion } = await db.person.findUniqueOrThrow({
          where: { id: user.id, status: "active" },
          select: { sessionVersion: true },
        });
        await rememberTimeZone(user.id, cookies);
        return { sub: user.id, v: sessionVersion };
      },
      session: async ({ session }) => {
        const actor = await getActor();
        // next-auth answers with no session and takes the cookie away.
        if (actor.kind === "visitor") throw new Error("This session has ended.");
        return { expires: session.expires, user: { id: actor.id, name: actor.name, handle: actor.handle } };
      },
    },
    logger: {
      error: (code, metadata) => log.warn({ code, reason: reasonOf(metadata) }, "a sign-in did not work"),
      warn: (code) => log.warn({ code }, "next-auth warns"),
      debug: () => {},
    },
  };
}

/** Never the whole: it can hold a provider's answer, with the person's profile and tokens. */
function reasonOf(metadata: unknown): string | undefined {
  if (metadata instanceof Error) return metadata.message;
  const error = (metadata as { error?: unknown } | undefined)?.error;
  return error instanceof Error ? error.message : undefined;
}

const passwordProvider = (client: Client) =>
  CredentialsProvider({
    id: "credentials",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (credentials) => {
      const { email, password } = credentials ?? {};
      try {
        return await authenticate(client, { email, password });
      } catch (thrown) {
        throw new Error(faultOf(thrown));
      }
    },
  });

function faultOf(thrown: unknown): SignInFault {
  if (!(thrown instanceof AppError))
    return thrown instanceof Error && thrown.name === "ZodError" ? "CredentialsSignin" : "Callback";
  if (thrown.code === "rate-limited") return "RateLimited";
  return thrown.code === "forbidden" ? "AccountSuspended" : "CredentialsSignin";
}

/** Written out, since next-auth's own brings its own mailer and its own words. */
const mailLinkProvider = (client: Client): EmailConfig => ({
  id: "email",
  type: "email",
  name: "Email",
  server: "",
  from: env.MAIL_FROM,
  maxAge: SIGN_IN_LINK_SECONDS,
  // A secret of 256 random bits needs no second one in its hash (see `hashToken`).
  secret: "",
  generateVerificationToken: newSecret,
  normalizeIdentifier: (typed) => EmailSchema.parse(typed),
  sendVerificationRequest: ({ identifier, url, token }) =>
    mailSignInLink(client, {
      email: identifier,
      secret: token,
      next: nextPath(new URL(url).searchParams.get("callbackUrl")),
    }),
  options: {},
});

async function admit(client: Client, email: string | null | undefined): Promise<true | string> {
  try {
    await admitSignInLink(client, email ?? "");
    return true;
  } catch (thrown) {
    return `/sign-in?error=${faultOf(thrown)}`;
  }
}

/** Somebody who has proven who they are: a suspended account is told so. */
async function mayEnter(
  user: { email?: string | null },
  account: { type: string; provider: string; providerAccountId: string } | null,
): Promise<true | string> {
  if (account?.type === "credentials") return true;
  const byAccount =
    account?.type === "oauth"
      ? await db.externalAccount.findUnique({
          where: {
            provider_providerAccountId: {
              provider: account.provider,
              providerAccountId: account.providerAccountId,
            },
          },
          select: { person: { select: { id: true, status: true } } },
        })
      : null;
  const person =
    byAccount?.person ??
    (user.email
      ? await db.person.findUnique({ where: { email: user.email }, select: { id: true, status: true } })
      : null);
  if (!person) return true;
  const suspended = "/sign-in?error=AccountSuspended";
  if (person.status !== "active") return suspended;
  try {
    await refuseShutOut(person.id);
    return true;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.details.leadsTo ?? suspended;
    throw thrown;
  }
}
