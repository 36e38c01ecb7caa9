import { DELETION_CHOICES } from "@/core/account";
import { account } from "@/messages/en/account";

const words = account.page.delete;

/** What becomes of one's words in groups, as one choice; nothing is chosen beforehand. */
export function WordsChoice({ chosen, error }: { chosen?: string | undefined; error: string | undefined }) {
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error ? "words-error" : undefined}>
      <legend className="mb-1.5 font-semibold text-sm">{words.words}</legend>
      {DELETION_CHOICES.map((choice) => (
        <label
          key={choice}
          className="flex gap-3 rounded-lg border border-line-strong bg-surface p-4 has-checked:border-accent has-checked:bg-accent-wash"
        >
          <input
            type="radio"
            name="words"
            value={choice}
            required
            defaultChecked={choice === chosen}
            aria-invalid={error ? true : undefined}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="flex min-w-0 flex-col gap-1">
            <span className="font-semibold">{words.choices[choice].title}</span>
            <span className="text-soft">{words.choices[choice].hint}</span>
          </span>
        </label>
      ))}
      {error ? (
        <p id="words-error" className="font-semibold text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
