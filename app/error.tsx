"use client";

import { Page } from "@/components/shell/page";
import { ErrorState } from "@/components/ui/error-state";
import { library } from "@/messages/en/library";

/** Whatever a page could not do; the server has logged it under the digest. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Page>
      <ErrorState title={library.failed.title} onRetry={reset} reference={error.digest}>
        {library.failed.hint}
      </ErrorState>
    </Page>
  );
}
