import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { library } from "@/messages/en/library";

export default function NotFound() {
  return (
    <Page>
      <EmptyState
        title={library.notFound.title}
        level={2}
        action={<LinkButton href="/">{library.notFound.action}</LinkButton>}
      >
        {library.notFound.hint}
      </EmptyState>
    </Page>
  );
}
