"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { KnownArticle } from "@/core/import/preview";
import { intake as words } from "@/messages/en/intake";
import { AudienceChoice } from "./audience-choice";
import { faultIn, type IntakeAudience, type IntakeDetails, type IntakeFailure } from "./intake-state";
import { languageChoices } from "./languages";

interface Props {
  details: IntakeDetails;
  onChange: (change: Partial<IntakeDetails>) => void;
  audience: IntakeAudience;
  known: KnownArticle | null;
  failure: IntakeFailure | null;
  isSaving: boolean;
  onBack: (() => void) | null;
}

/** What is known about an article beside its words, and who may read it. */
export function DetailsForm({ details, onChange, audience, known, failure, isSaving, onBack }: Props) {
  const field = (name: "title" | "author" | "source" | "canonicalUrl" | "slug") => ({
    name,
    value: details[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
    error: faultIn(failure, name),
    autoComplete: "off",
  });
  return (
    <div className="flex flex-col gap-5">
      <h3 className="font-semibold font-serif text-xl">{words.details.heading}</h3>
      <TextField label={words.details.title} {...field("title")} maxLength={300} required />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label={words.details.author} {...field("author")} maxLength={200} optional />
        <TextField
          type="date"
          name="date"
          label={words.details.date}
          value={details.date}
          onChange={(event) => onChange({ date: event.currentTarget.value })}
          error={faultIn(failure, "publishedAt")}
          optional
        />
      </div>
      <TextField
        label={words.details.source}
        hint={words.details.sourceHint}
        {...field("source")}
        maxLength={200}
        optional
      />
      <Select
        name="language"
        label={words.details.language}
        value={details.language}
        onChange={(event) => onChange({ language: event.currentTarget.value })}
        error={faultIn(failure, "language")}
      >
        {languageChoices(details.language).map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        type="url"
        inputMode="url"
        label={words.details.address}
        hint={words.details.addressHint}
        {...field("canonicalUrl")}
        maxLength={2_000}
        optional
      />
      <TextField
        label={words.details.slug}
        hint={words.details.slugHint}
        {...field("slug")}
        maxLength={120}
        spellCheck={false}
        autoCapitalize="none"
        required
      />
      <AudienceChoice
        audience={audience}
        value={details}
        onChange={onChange}
        error={faultIn(failure, "groupIds") ?? faultIn(failure, "groupIds.0")}
      />
      {known ? <input type="hidden" name="ifKnown" value="create" /> : null}
      <div className="flex flex-wrap items-center gap-2 border-line border-t pt-5">
        <Button
          type="submit"
          name="step"
          value="save"
          variant={known ? "secondary" : "primary"}
          busy={isSaving}
        >
          {isSaving ? words.details.saving : known ? words.details.saveAgain : words.details.save}
        </Button>
        {onBack ? (
          <Button variant="quiet" onClick={onBack}>
            {words.details.back}
          </Button>
        ) : (
          <LinkButton href="/articles/new" variant="quiet">
            {words.details.startOver}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
