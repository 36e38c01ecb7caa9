import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioCard } from "@/components/ui/radio-card";
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
          <RadioCard
            key={format}
            name="format"
            value={format}
            isChosen={index === 0}
            label={takeOutMenu.formats[format].name}
            hint={takeOutMenu.formats[format].hint}
            size="card"
          />
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
