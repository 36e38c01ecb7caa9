/** JSON that is text already, for `handle` to send as it stands. `T` is what it holds. */
export class JsonText<T> {
  declare readonly holds: T;

  constructor(readonly text: string) {}

  parsed(): T {
    return JSON.parse(this.text) as T;
  }
}
