/** Why nothing was brought in; with what is wrong with the file as a whole. */
export function ImportFailure({ failure, faults }: { failure: string | null; faults: readonly string[] }) {
  if (failure === null) return null;
  return (
    <div role="alert" className="rounded-md border-danger border-s-2 bg-danger-wash px-4 py-3 text-danger">
      <p>{failure}</p>
      {faults.length > 1 || faults.some((fault) => !fault.endsWith(failure)) ? (
        <ul className="mt-2 flex flex-col gap-1 text-sm">
          {faults.map((fault) => (
            <li key={fault} className="wrap-anywhere">
              {fault}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
