import { Select } from "@/components/ui/select";
import { codebookPages } from "@/messages/en/codebook-pages";

const words = codebookPages.newForm;

/** Whose a new codebook is. */
export function PlaceChoice({
  groups,
  forEverybody,
  error,
  defaultValue,
}: {
  groups: readonly { id: string; name: string }[];
  forEverybody: boolean;
  error?: string | null;
  defaultValue?: string | undefined;
}) {
  return (
    <Select
      name="groupId"
      label={words.group}
      hint={words.groupHint}
      error={error}
      defaultValue={defaultValue ?? groups[0]?.id ?? ""}
    >
      {groups.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {forEverybody ? <option value="">{words.everybody}</option> : null}
    </Select>
  );
}
