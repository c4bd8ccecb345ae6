/** Does some work, with a line that says what and how long. */
export function timed<T>(what: string, work: () => T): T {
  process.stdout.write(`  ${what} … `);
  const start = performance.now();
  const result = work();
  process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return result;
}
