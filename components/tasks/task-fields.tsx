import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { tasks } from "@/messages/en/tasks";

const words = tasks.form;

/** A date and time as the browser asks for it; the server cannot know another time zone than UTC. */
export function Moment({
  name,
  label,
  error,
  at,
  isOptional,
}: {
  name: string;
  label: string;
  error: string | null;
  at: string | undefined;
  isOptional?: boolean;
}) {
  return (
    <TextField
      type="datetime-local"
      name={name}
      label={label}
      hint={words.utc}
      error={error}
      defaultValue={at}
      optional={isOptional}
      className="max-w-64"
    />
  );
}

/** What is to be done, in Markdown. */
export const Instructions = ({ error, text }: { error: string | null; text: string | undefined }) => (
  <TextArea
    name="instructions"
    label={words.instructions}
    hint={words.instructionsHint}
    error={error}
    defaultValue={text}
    maxLength={20_000}
    rows={5}
    optional
  />
);

/** How many votes settle a passage. */
export const Votes = ({ votes }: { votes: string | undefined }) => (
  <TextField
    type="number"
    name="votesToSettle"
    label={words.votes}
    hint={words.votesHint}
    defaultValue={votes ?? "0"}
    min={0}
    max={100}
    className="max-w-64"
  />
);
