import { Avatar } from "@/components/ui/avatar";
import type { Answer, TaskView } from "@/core/tasks/task";
import { tasks } from "@/messages/en/tasks";

const words = tasks.compare;

/** What each said before they had seen the overview, and after it. */
export function AnswerList({ task }: { task: TaskView }) {
  const answered = task.coders.filter(({ answer }) => answer !== null);
  const titles = task.articles.map(({ title }) => title);
  if (answered.length === 0) return <p className="text-soft">{words.noneYet}</p>;
  return (
    <ul className="divide-y divide-line border-line border-y">
      {answered.map(({ person, answer }) => (
        <li key={person.id} className="flex flex-col gap-3 py-4">
          <h3 className="flex items-center gap-2 font-semibold">
            <Avatar name={person.name} seed={person.handle} />
            <span className="wrap-anywhere min-w-0">{person.name}</span>
          </h3>
          {answer ? <OneAnswer answer={answer.first} titles={titles} /> : null}
          {answer?.second ? (
            <div className="flex flex-col gap-1 border-line border-s-2 ps-4">
              <p className="text-muted text-sm">{words.after}</p>
              <OneAnswer answer={answer.second} titles={titles} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function OneAnswer({ answer, titles }: { answer: Answer; titles: readonly string[] }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="wrap-anywhere">
        <span className="font-serif text-lg">{words.pickOf(answer.pick, titles)}</span>
        <span className="text-muted text-sm"> · {words.sure(answer.confidence)}</span>
      </p>
      <p className="wrap-anywhere whitespace-pre-line text-soft">{answer.text}</p>
    </div>
  );
}
