import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { compare as all } from "@/messages/en/compare";

const words = all.choose;

export interface Choice {
  slug: string;
  title: string;
}

/** Chooses the two; a plain form, so that it needs no script. */
export function Chooser({
  articles,
  groups,
  left,
  right,
  group,
  query,
}: {
  /** Those to choose from; the chosen ones are among them. */
  articles: readonly Choice[];
  groups: readonly { slug: string; name: string }[];
  left: string | undefined;
  right: string | undefined;
  group: string | undefined;
  query: string;
}) {
  return (
    <div className="flex flex-col gap-8">
      <form action="/compare" className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-5">
        {(["left", "right"] as const).map((side) => (
          <Select
            key={side}
            name={side}
            label={words[side]}
            defaultValue={(side === "left" ? left : right) ?? ""}
            required
          >
            <option value="" disabled>
              {words.pick}
            </option>
            {articles.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </Select>
        ))}
        {groups.length > 1 ? (
          <Select name="group" label={words.group} defaultValue={group}>
            {groups.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
        ) : null}
        <div>
          <Button type="submit" variant="primary">
            {words.submit}
          </Button>
        </div>
      </form>
      <form action="/compare" className="flex items-end gap-3">
        {left ? <input type="hidden" name="left" value={left} /> : null}
        {right ? <input type="hidden" name="right" value={right} /> : null}
        {group ? <input type="hidden" name="group" value={group} /> : null}
        <TextField name="q" label={words.search} defaultValue={query} className="min-w-0 flex-1" />
        <Button type="submit">{words.find}</Button>
      </form>
    </div>
  );
}
