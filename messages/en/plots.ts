/** Words around plots. */
export const plots = {
  figures: "The figures",
  download: (what: string) => `Download: ${what}`,
  save: "Save",
  saveAs: { svg: "SVG", png: "PNG", csv: "CSV" },
  saveLabel: (kind: string, title: string) => `Save “${title}” as ${kind}`,
  failed: "This could not be saved. Try another format.",
} as const;
