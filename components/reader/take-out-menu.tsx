"use client";

import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import { useDetailsMenu } from "@/components/ui/use-details-menu";
import { EXPORT_FORMATS } from "@/core/export/layer-export";
import { takeOutMenu as words } from "@/messages/en/take-out-menu";

/**
 * The files an article can be taken out as, and the way back. Links inside <details>, so that it works without JavaScript; the
 * menu hangs below the row that it stands in, which is `relative`, and so never off the page.
 * @param labelStyle how the button's words show, or hide, beside its icon
 */
export function TakeOutMenu({
  slug,
  group,
  mayBringIn,
  labelStyle,
}: {
  slug: string;
  group: { slug: string; isPublic: boolean };
  /** Annotations can be brought in again by whoever can write any. */
  mayBringIn: boolean;
  labelStyle: string;
}) {
  const { close, details } = useDetailsMenu();
  const query = group.isPublic ? "" : `group=${encodeURIComponent(group.slug)}`;
  const item =
    "flex flex-col rounded-md px-2.5 py-1.5 text-ink no-underline hover:bg-ink/7 pointer-coarse:min-h-11 pointer-coarse:justify-center";

  return (
    <details {...details}>
      <summary
        title={words.menu}
        className={buttonStyle({
          variant: "quiet",
          size: "small",
          className: "list-none px-2 [&::-webkit-details-marker]:hidden",
        })}
      >
        <Download aria-hidden />
        <span className={labelStyle}>{words.menu}</span>
      </summary>
      <nav
        aria-label={words.menu}
        className="absolute end-0 top-full z-20 mt-1 w-72 max-w-full rounded-lg border border-line bg-surface p-1 shadow-float"
      >
        <ul>
          {EXPORT_FORMATS.map((format) => (
            <li key={format}>
              <a
                href={`/api/articles/${slug}/export?format=${format}${query && `&${query}`}`}
                download
                onClick={close}
                className={item}
              >
                {words.formats[format].name}
                <span className="text-muted text-xs">{words.formats[format].hint}</span>
              </a>
            </li>
          ))}
          <li className="mt-1 border-line border-t pt-1">
            <a href={`/articles/${slug}/export${query && `?${query}`}`} className={item}>
              {words.more}
            </a>
          </li>
          {mayBringIn ? (
            <li>
              <a href={`/articles/${slug}/import${query && `?${query}`}`} className={item}>
                {words.bringIn}
              </a>
            </li>
          ) : null}
        </ul>
      </nav>
    </details>
  );
}
