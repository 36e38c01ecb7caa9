import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EXPORT_FORMATS } from "@/core/export/layer-export";
import { takeOut as words } from "@/messages/en/export";
import { takeOutMenu } from "@/messages/en/take-out-menu";

interface Props {
  slug: string;
  group: { slug: string; isPublic: boolean };
  /** Visitors have nothing private. */
  isSignedIn: boolean;
}

/** A plain form whose answer is the file: nothing of it needs JavaScript. */
export function TakeOutForm({ slug, group, isSignedIn }: Props) {
  return (
    <form action={`/api/articles/${slug}/export`} method="get" className="flex max-w-lg flex-col gap-6">
      {group.isPublic ? null : <input type="hidden" name="group" value={group.slug} />}
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-semibold text-sm">{words.format}</legend>
        {EXPORT_FORMATS.map((format, index) => (
          <label
            key={format}
            className="flex gap-3 rounded-lg border border-line-strong bg-surface px-4 py-3 has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input
              type="radio"
              name="format"
              value={format}
              required
              defaultChecked={index === 0}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="flex min-w-0 flex-col">
              <span className="font-semibold">{takeOutMenu.formats[format].name}</span>
              <span className="text-soft text-sm">{takeOutMenu.formats[format].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-col gap-2">
        {isSignedIn ? <Checkbox name="private" value="1" label={words.private} /> : null}
        <Checkbox name="bom" value="1" label={words.bom} />
      </div>
      <div>
        <Button type="submit" variant="primary">
          {words.download}
        </Button>
      </div>
    </form>
  );
}
