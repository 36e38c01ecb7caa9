/** Where this browser keeps the choice. */
export const THEME_KEY = "marginalia.theme";

/** What theme.ts reads and shows, in few bytes, since it holds the first paint up. */
const SCRIPT = `(function(){try{var t=localStorage.getItem("${THEME_KEY}")}catch(e){}document.documentElement.dataset.theme=t==="light"||t==="dark"?t:matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"})()`;

/** Sets `data-theme` on <html> before anything is painted, so that no page flashes in the wrong theme. */
export function ThemeScript({ nonce }: { nonce?: string }) {
  return (
    <script
      nonce={nonce}
      // The browser hides the nonce from whoever reads the page.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own words, above.
      dangerouslySetInnerHTML={{ __html: SCRIPT }}
    />
  );
}
