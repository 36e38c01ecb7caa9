/** Words of the menu that an article is taken out with: every reader page has it, so it has no others. */
export const takeOutMenu = {
  menu: "Take it out",
  formats: {
    html: { name: "Web page", hint: "One file that opens in any browser, without a connection" },
    markdown: { name: "Markdown", hint: "Text with footnotes, for notes and papers" },
    csv: { name: "Table (CSV)", hint: "One row for each code on each passage, for spreadsheets" },
    json: { name: "JSON", hint: "Everything, to be kept or brought in again" },
    jsonld: { name: "Web Annotations (JSON-LD)", hint: "The W3C's standard, for other annotation tools" },
  },
  more: "More choices…",
  bringIn: "Bring annotations in…",
} as const;
