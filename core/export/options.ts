import { z } from "zod";
import { EXPORT_FORMATS } from "@/core/export/layer-export";
import { PUBLIC_GROUP_SLUG } from "@/core/group";

/** What a request for a file says. A box that is not ticked is not sent, so left out means no. */
export const ExportOptionsSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** Whose layer, by slug or id. */
  group: z.string().max(200).default(PUBLIC_GROUP_SLUG),
  /** Also the viewer's own private annotations. */
  private: z.stringbool().default(false),
  /** For CSV: begins with a byte order mark, without which Excel reads the file wrong. */
  bom: z.stringbool().default(false),
});
export type ExportOptions = z.infer<typeof ExportOptionsSchema>;
