import { RadioCard } from "@/components/ui/radio-card";
import { type GroupKind, GroupKindSchema, MembershipRoleSchema } from "@/core/group";
import { groups as words } from "@/messages/en/groups";

/** The three kinds as one choice, each with what it is for and what its roles are called. */
export function KindChoice({ defaultKind, error }: { defaultKind: GroupKind; error: string | null }) {
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error ? "kind-error" : "kind-hint"}>
      <legend className="mb-1.5 font-semibold text-sm">{words.form.kind}</legend>
      {GroupKindSchema.options.map((kind) => (
        <RadioCard
          key={kind}
          name="kind"
          value={kind}
          isChosen={kind === defaultKind}
          label={words.kindName[kind]}
          hint={
            <>
              <span className="block text-base">{words.kindHint[kind]}</span>
              {MembershipRoleSchema.options.map((role) => words.roleName(kind, role)).join(" · ")}
            </>
          }
          size="card"
        />
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
