import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadGroup } from "@/app/groups/[slug]/load-group";
import { submitGroupEdit } from "@/app/groups/actions";
import { EditGroupForm } from "@/components/groups/edit-group-form";
import { Page, PageHeading } from "@/components/shell/page";
import { groups as words } from "@/messages/en/groups";

export const metadata: Metadata = { title: words.page.edit };

export default async function EditGroupPage({ params }: { params: Promise<{ slug: string }> }) {
  const group = await loadGroup((await params).slug);
  if (!group.can.edit) redirect(`/groups/${group.slug}`);
  const { id, slug, name, description, version } = group;
  return (
    <Page width="form">
      <PageHeading title={words.page.edit} />
      <EditGroupForm
        group={{ slug, name, description, version }}
        action={submitGroupEdit.bind(null, { id, slug })}
      />
    </Page>
  );
}
