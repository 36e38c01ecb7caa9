/** A version made here that was taken back, and the version that took it back: taking that one back does it again. */
interface Undone {
  of: number;
  by: number;
}

/** The versions of a codebook that were made on this page, as keys go back and forth over them. */
export class OwnVersions {
  private made: number[] = [];
  private undone: Undone[] = [];

  /** Of what was done last and stands; undefined where there is nothing. */
  get last(): number | undefined {
    return this.made.at(-1);
  }

  get lastUndone(): Undone | undefined {
    return this.undone.at(-1);
  }

  /** After something new there is nothing to do again. */
  add(number: number): void {
    this.made.push(number);
    this.undone = [];
  }

  takenBack(of: number, by: number): void {
    this.drop(of);
    this.undone.push({ of, by });
  }

  doneAgain({ of }: Undone): void {
    this.drop(of);
    this.made.push(of);
  }

  /** It can be neither undone nor done again any more; what was done before it still can. */
  drop(number: number): void {
    this.made = this.made.filter((one) => one !== number);
    this.undone = this.undone.filter(({ of }) => of !== number);
  }
}
