import type { Duration } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { InputError } from '../private/errors';
import { code, text } from '../private/text';

/** Less than a delivery has: a population can also need some time to start. */
const MOST_SECONDS = 120;

/** How many seconds a population waits. Throws an error if a function cannot wait for so long. */
export function maxWaitSeconds(population: IConstruct, maxWait: Duration | undefined): number {
  if (maxWait === undefined) {
    return 0;
  }
  const isKnown = !maxWait.isUnresolved();
  if (isKnown && maxWait.toSeconds({ integral: false }) <= MOST_SECONDS) {
    return Math.ceil(maxWait.toSeconds({ integral: false }));
  }
  throw new InputError(population, {
    what: text`${code('maxWait')} is ${isKnown ? maxWait.toHumanString() : 'not known at synthesis'}`,
    why: 'the Lambda function that populates the table can wait for up to 2 minutes',
    fix: text`specify ${code('Duration.minutes(2)')} or less`,
  });
}
