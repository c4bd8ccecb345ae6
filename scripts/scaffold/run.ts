import { Refusal } from './refusal';

/** Runs a generator with the arguments of the command line; what it refuses is reported without a stack trace. */
export function runGenerator(generator: (args: readonly string[]) => void): void {
  try {
    generator(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
  }
}
