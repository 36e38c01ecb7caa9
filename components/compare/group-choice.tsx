import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { compare as words } from "@/messages/en/compare";

/** Whose highlights are shown; a plain form, and nothing where there is no choice. */
export function GroupChoice({
  groups,
  group,
  fields,
}: {
  groups: readonly { id: string; slug: string; name: string }[];
  group: { slug: string };
  /** The rest of the address. */
  fields: Readonly<Record<string, string>>;
}) {
  if (groups.length < 2) return null;
  return (
    <form className="flex items-end gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select name="group" label={words.choose.group} defaultValue={group.slug} className="w-44">
        {groups.map(({ id, slug, name }) => (
          <option key={id} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Button type="submit">{words.choose.show}</Button>
    </form>
  );
}
