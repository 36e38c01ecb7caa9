import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { analysis as words } from "@/messages/en/analysis";

/** Whose findings are shown; a plain form, and nothing where there is no choice. */
export function GroupChoice({
  groups,
  group,
}: {
  groups: readonly { id: string; slug: string; name: string }[];
  group: { slug: string };
}) {
  if (groups.length < 2) return null;
  return (
    <form className="flex items-end gap-2">
      <Select name="group" label={words.group} defaultValue={group.slug} className="w-44">
        {groups.map(({ id, slug, name }) => (
          <option key={id} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Button type="submit">{words.show}</Button>
    </form>
  );
}
