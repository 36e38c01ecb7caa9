import { RadioCard } from "@/components/ui/radio-card";
import { DELETION_CHOICES } from "@/core/account";
import { account } from "@/messages/en/account";

const words = account.page.delete;

/** What becomes of one's words in groups, as one choice; nothing is chosen beforehand. */
export function WordsChoice({ chosen, error }: { chosen?: string | undefined; error: string | undefined }) {
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error ? "words-error" : undefined}>
      <legend className="mb-1.5 font-semibold text-sm">{words.words}</legend>
      {DELETION_CHOICES.map((choice) => (
        <RadioCard
          key={choice}
          name="words"
          value={choice}
          isChosen={choice === chosen}
          label={words.choices[choice].title}
          hint={words.choices[choice].hint}
          size="card"
          isFaulty={error !== undefined}
        />
      ))}
      {error ? (
        <p id="words-error" className="font-semibold text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
