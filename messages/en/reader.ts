/** Words of the reader page: its header, the text, the selection and what is done with it. */
export const reader = {
  minutes: (minutes: number) => (minutes === 1 ? "1 minute" : `${minutes} minutes`),
  undated: "Undated",
  version: (number: number) => `Version ${number}`,
  articleText: "Article text",
} as const;
