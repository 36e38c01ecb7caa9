import { shell } from "@/messages/en/shell";

/** The first stop of the Tab key. Its target is `<main id="content">`, which Page renders. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
    >
      {shell.skipToContent}
    </a>
  );
}
