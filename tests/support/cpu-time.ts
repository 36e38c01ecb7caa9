/** Milliseconds of processor time that `act` takes: unlike a clock, it does not run while others have the machine. */
export function cpuTime(act: () => void): number {
  const before = process.cpuUsage();
  act();
  return process.cpuUsage(before).user / 1_000;
}
