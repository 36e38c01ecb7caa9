/** The languages that are offered by name; a source's own is added to them. */
const OFFERED =
  "en ar bn cs da de el es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv th tr uk ur vi zh".split(" ");

const names = new Intl.DisplayNames("en", { type: "language" });

/** BCP 47 tags with their English names, by name. */
export function languageChoices(own: string): { tag: string; name: string }[] {
  return [...new Set([own, ...OFFERED])]
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
