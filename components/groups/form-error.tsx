/** Why a form's action did not work, where it belongs to no single field. The region stands before the words do. */
export function FormError({ message }: { message: string | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {message ? <p className="border-danger border-s-2 ps-3 font-semibold text-danger">{message}</p> : null}
    </div>
  );
}
