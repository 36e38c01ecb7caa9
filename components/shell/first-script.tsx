/** Where this browser keeps the choice. */
export const THEME_KEY = "marginalia.theme";

/**
 * Next.js runs what stands in this list before it hydrates (`next/script`, strategy `beforeInteractive`), and
 * gives way to the browser in between. Nothing stands in it: one long task becomes two, and what a reader does
 * meanwhile is answered between them.
 */
const BREATH = `(self.__next_s=self.__next_s||[]).push([0,{children:"",nonce:document.currentScript.nonce}])`;

/** What theme.ts reads and shows, in few bytes, since it holds the first paint up. */
const SCRIPT = `(function(){try{var t=localStorage.getItem("${THEME_KEY}")}catch(e){}document.documentElement.dataset.theme=t==="light"||t==="dark"?t:matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"})()`;

/** The page's first script. Sets `data-theme` on <html> before anything is painted, so that no page flashes in the wrong theme. */
export function FirstScript({ nonce }: { nonce?: string }) {
  return (
    <script
      nonce={nonce}
      // The browser hides the nonce from whoever reads the page.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own words, above.
      dangerouslySetInnerHTML={{ __html: `${SCRIPT};${BREATH}` }}
    />
  );
}
