import { UsageError } from '../usage-error';

/** A whole number that is not negative. */
export function count(option: string) {
  return (argument: string): number => {
    if (!/^\d+$/.test(argument)) {
      throw new UsageError(`${option}: ${JSON.stringify(argument)} is not a number of warnings`, `${option} 0`);
    }
    return Number(argument);
  };
}
