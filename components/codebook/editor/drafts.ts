import type { CodeFields } from "@/core/codebook/change";

/** What was typed of a code and not saved. */
export type CodeDraft = Partial<CodeFields>;

/** The same of the codebook as a whole. */
export type BookDraft = Partial<Record<"name" | "description" | "guidelines" | "source", string>>;
