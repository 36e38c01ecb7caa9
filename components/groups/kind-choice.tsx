import { type GroupKind, GroupKindSchema, MembershipRoleSchema } from "@/core/group";
import { groups as words } from "@/messages/en/groups";

/** The three kinds as one choice, each with what it is for and what its roles are called. */
export function KindChoice({ defaultKind, error }: { defaultKind: GroupKind; error: string | null }) {
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error ? "kind-error" : "kind-hint"}>
      <legend className="mb-1.5 font-semibold text-sm">{words.form.kind}</legend>
      {GroupKindSchema.options.map((kind) => (
        <label
          key={kind}
          className="flex gap-3 rounded-lg border border-line-strong bg-surface p-4 has-checked:border-accent has-checked:bg-accent-wash"
        >
          <input
            type="radio"
            name="kind"
            value={kind}
            required
            defaultChecked={kind === defaultKind}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="flex min-w-0 flex-col gap-1">
            <span className="font-semibold text-lg">{words.kindName[kind]}</span>
            <span className="text-soft">{words.kindHint[kind]}</span>
            <span className="text-soft text-sm">
              {MembershipRoleSchema.options.map((role) => words.roleName(kind, role)).join(" · ")}
            </span>
          </span>
        </label>
      ))}
      <p id="kind-hint" className="text-muted text-sm">
        {words.form.kindStays}
      </p>
      {error ? (
        <p id="kind-error" className="font-semibold text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
