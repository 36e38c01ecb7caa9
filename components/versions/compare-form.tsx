import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { versions } from "@/messages/en/versions";

const words = versions.history;

/** Chooses two versions to set against each other; a plain form, so that it needs no script. */
export function CompareForm({
  slug,
  newest,
  from,
  to,
  view,
}: {
  slug: string;
  /** The number of the newest version; they count from 1 without gaps. */
  newest: number;
  from: number;
  to: number;
  view?: string;
}) {
  const options = Array.from({ length: newest }, (_, at) => newest - at).map((number) => (
    <option key={number} value={number}>
      {words.version(number)}
    </option>
  ));
  return (
    <form
      action={`/articles/${slug}/compare`}
      aria-label={words.compare}
      className="flex flex-wrap items-end gap-3"
    >
      <Select name="from" label={words.compareFrom} defaultValue={from} className="w-36">
        {options}
      </Select>
      <Select name="to" label={words.compareTo} defaultValue={to} className="w-36">
        {options}
      </Select>
      {view ? <input type="hidden" name="view" value={view} /> : null}
      <Button type="submit">{words.compareButton}</Button>
    </form>
  );
}
