import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { keepOwnAccount, mailConfirmationAgain } from "@/app/(account)/account/actions";
import { signOut } from "@/app/(account)/actions";
import { fontVariables } from "@/app/fonts";
import { AccountBanners } from "@/components/account/account-banners";
import { ViewerWatch } from "@/components/live/viewer-watch";
import { CommandProvider } from "@/components/shell/command-provider";
import { FirstScript } from "@/components/shell/first-script";
import { PageLife } from "@/components/shell/page-life";
import { SiteFooter } from "@/components/shell/site-footer";
import { SiteHeader } from "@/components/shell/site-header";
import { SkipLink } from "@/components/shell/skip-link";
import { Toasts } from "@/components/ui/toast";
import { library } from "@/messages/en/library";
import { countWaiting } from "@/server/moderation/case-queries";
import { countUnread } from "@/server/notifications/queries";
import { getActor } from "@/server/session";
import "@/app/globals.css";

export const metadata: Metadata = {
  title: { default: library.site.title, template: `%s · ${library.site.title}` },
  description: library.site.description,
  icons: { icon: "/icon.svg", apple: "/apple-icon.png" },
  manifest: "/manifest.webmanifest",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf9f4" },
    { media: "(prefers-color-scheme: dark)", color: "#191817" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce");
  // A page without its policy is worse than none: `next start` alone would send such.
  if (nonce === null) throw new Error("The front door was passed by: serve with scripts/serve.mjs.");
  const actor = await getActor();
  return (
    <html lang="en" dir="ltr" className={fontVariables} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <FirstScript nonce={nonce} />
        <CommandProvider>
          <PageLife />
          <SkipLink />
          <SiteHeader
            person={actor.kind === "person" ? { id: actor.id, name: actor.name, handle: actor.handle } : null}
            signOut={signOut}
            unread={await countUnread(actor)}
            waiting={await countWaiting(actor)}
          />
          {actor.kind === "person" ? (
            <AccountBanners
              leavesAt={actor.leavesAt}
              isUnconfirmed={actor.isUnconfirmed ?? false}
              keep={keepOwnAccount}
              resend={mailConfirmationAgain}
            />
          ) : null}
          {children}
          <SiteFooter />
          <Toasts />
          <ViewerWatch viewerId={actor.kind === "person" ? actor.id : null} />
        </CommandProvider>
      </body>
    </html>
  );
}
