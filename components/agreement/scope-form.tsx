import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import type { ScopeAddress, ScopeChoices } from "@/core/agreement/scope-choices";
import { agreement } from "@/messages/en/agreement";

const words = agreement.scope;

/** What is compared, as a form that is sent as the page's own address: it works without a script, and can be shared. */
export function ScopeForm({
  action,
  choices,
  scope,
}: {
  action: string;
  choices: ScopeChoices;
  scope: ScopeAddress;
}) {
  const { codebooks, tasks, articles, people } = choices;
  return (
    <form action={action} className="flex flex-col gap-4 border-line border-y py-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Select
          name="codebook"
          label={words.codebook}
          defaultValue={scope.codebookId ?? ""}
          className="w-full sm:w-56"
        >
          <option value="">{words.allCodebooks}</option>
          {codebooks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        {tasks.length > 0 ? (
          <>
            <Select
              name="task"
              label={words.task}
              defaultValue={scope.taskId ?? ""}
              className="w-full sm:w-56"
            >
              <option value="">{words.noTask}</option>
              {tasks.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
            <Select name="pass" label={words.pass} defaultValue={scope.pass} className="w-full sm:w-56">
              <option value="current">{words.passNow}</option>
              <option value="1">{words.pass1}</option>
              <option value="2">{words.pass2}</option>
            </Select>
          </>
        ) : null}
        <Button type="submit" className="sm:mb-0.5">
          {words.show}
        </Button>
      </div>
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Choice
          name="article"
          title={words.articles}
          all={words.allArticles}
          chosen={scope.articleIds}
          options={articles.map(({ id, title, spans }) => ({ id, name: title, spans }))}
        />
        <Choice
          name="person"
          title={words.people}
          all={words.everybody}
          chosen={scope.personIds}
          options={people}
        />
      </div>
    </form>
  );
}

function Choice({
  name,
  title,
  all,
  chosen,
  options,
}: {
  name: string;
  title: string;
  all: string;
  chosen: readonly string[];
  options: readonly { id: string; name: string; spans: number }[];
}) {
  if (options.length < 2) return null;
  return (
    <details open={chosen.length > 0} className="min-w-0">
      <summary className="cursor-pointer pointer-coarse:py-3">
        <span className="font-semibold">{title}</span>{" "}
        <span className="tabular text-soft">{chosen.length === 0 ? all : words.chosen(chosen.length)}</span>
      </summary>
      <fieldset className="mt-2 flex max-h-64 flex-col gap-1.5 overflow-y-auto pe-4">
        <legend className="sr-only">{title}</legend>
        {options.map((option) => (
          <Checkbox
            key={option.id}
            name={name}
            value={option.id}
            defaultChecked={chosen.includes(option.id)}
            label={option.name}
            hint={words.coded(option.spans)}
          />
        ))}
      </fieldset>
    </details>
  );
}
