import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoticeList } from "@/components/notices/notice-list";
import { Page } from "@/components/shell/page";
import { shell } from "@/messages/en/shell";
import { listNotifications } from "@/server/notifications/queries";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: shell.notices.title };

export default async function NotificationsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect("/sign-in?next=/notifications");
  const { cursor } = await searchParams;
  const page = await listNotifications(actor, cursor === undefined ? {} : { cursor });
  return (
    <Page width="text">
      <NoticeList items={page.items} next={page.next} />
    </Page>
  );
}
