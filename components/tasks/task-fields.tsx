import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { tasks } from "@/messages/en/tasks";

const words = tasks.form;

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
