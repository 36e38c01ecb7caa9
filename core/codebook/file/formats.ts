export const CODEBOOK_FORMATS = ["json", "csv", "qdc"] as const;
export type CodebookFormat = (typeof CODEBOOK_FORMATS)[number];
