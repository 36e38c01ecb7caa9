"use client";

import { library } from "@/messages/en/library";

/** When the layout itself failed: nothing of ours can be relied on, so this page stands alone. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>{library.failed.title}</h1>
          <p>{library.failed.hint}</p>
          <button type="button" onClick={reset}>
            {library.failed.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
