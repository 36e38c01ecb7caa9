/** Words inside and around text that people write in Markdown. */
export const markdown = {
  footnote: (number: string) => `Footnote ${number}`,
  backToReference: (number: number) => `Back to reference ${number}`,
  write: "Write",
  preview: "Preview",
  view: "View",
  nothingToPreview: "Nothing written yet.",
  formatting: "Formatting",
  bold: "Bold",
  italic: "Italic",
  quote: "Quote",
  link: "Link",
  boldSample: "bold",
  italicSample: "italic",
  linkSample: "words",
} as const;
