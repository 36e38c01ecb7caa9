import type { ExportFormat } from "@/core/export/layer-export";
import { ANNOTATION_MEDIA_TYPE } from "@/core/web-annotation/vocabulary";

const EXTENSION: Record<ExportFormat, string> = {
  html: "html",
  markdown: "md",
  csv: "csv",
  json: "json",
  jsonld: "jsonld",
};

export const CONTENT_TYPE: Record<ExportFormat, string> = {
  html: "text/html; charset=utf-8",
  // RFC 7763; the variant is registered by RFC 7764.
  markdown: "text/markdown; charset=utf-8; variant=GFM",
  json: "application/json",
  jsonld: ANNOTATION_MEDIA_TYPE,
  csv: "text/csv; charset=utf-8; header=present",
};

/**
 * The name of a downloaded file, of slugs alone: nothing that somebody typed can lead out of a folder,
 * hide an extension or end the header.
 */
export function exportFileName(
  article: string,
  group: { slug: string; isPublic: boolean },
  format: ExportFormat,
) {
  const safe = (slug: string) => slug.replace(/[^a-z0-9-]/g, "").slice(0, 80) || "article";
  const layer = group.isPublic ? "" : `.${safe(group.slug)}`;
  return `${safe(article)}${layer}.${EXTENSION[format]}`;
}
