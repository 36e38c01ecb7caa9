import { collectionText } from "@/core/export/json-ld";
import type { SelectionHead } from "@/core/export/selection/selection";
import type { Addresses } from "@/core/web-annotation/addresses";
import type { Exchanged } from "@/core/web-annotation/exchanged";

/** The selection as a W3C Web Annotation Collection; each member under the address at which the site answers. */
export const selectionJsonLd = (
  head: SelectionHead,
  addresses: Addresses,
  members: AsyncIterable<Exchanged>,
): AsyncGenerator<string> =>
  collectionText(
    {
      id: `${head.origin}/api/exports?format=jsonld&query=${encodeURIComponent(head.query)}`,
      label: head.query === "" ? "Annotations" : `Annotations: ${head.query}`,
      generated: head.exportedAt,
    },
    addresses,
    members,
  );
