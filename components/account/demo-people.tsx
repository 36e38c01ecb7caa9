import { Avatar } from "@/components/ui/avatar";
import { DEMO_ROLES } from "@/core/account";
import { account } from "@/messages/en/account";

export interface DemoPeopleProps {
  action: (form: FormData) => Promise<void>;
  next: string;
}

/** The one-click accounts: one line each, saying what they may do. A plain form with six buttons. */
export function DemoPeople({ action, next }: DemoPeopleProps) {
  return (
    <section aria-labelledby="demo-people" className="mb-10">
      <h2 id="demo-people" className="font-semibold text-lg">
        {account.demo.title}
      </h2>
      <p className="mt-1 mb-3 text-muted text-sm">{account.demo.intro}</p>
      <form action={action}>
        <input type="hidden" name="next" value={next} />
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface shadow-card">
          {DEMO_ROLES.map((role) => {
            const { name, may } = account.demo.roles[role];
            return (
              <li key={role}>
                <button
                  type="submit"
                  name="role"
                  value={role}
                  className="flex min-h-11 w-full items-center gap-3 px-3 py-2 text-start hover:bg-sunken focus-visible:-outline-offset-2"
                >
                  <Avatar name={name} seed={role} />
                  <span className="min-w-0 flex-1 flex flex-wrap items-baseline gap-x-2">
                    <span className="w-28 shrink-0 font-semibold">{name}</span>
                    <span className="text-soft text-sm">{may}</span>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </form>
    </section>
  );
}
