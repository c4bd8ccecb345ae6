import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { validateAtSynthesis } from '../../src/validation/report';
import { withCreationStacks } from '../support/creation-stacks';
import { l1WithTwoRunners, withTwoRunners } from '../support/mistakes';

withCreationStacks();

/** The lines of an exception that say where constructs were created. */
function placesToldBy(app: App): readonly string[] {
  try {
    app.synth();
  } catch (error) {
    return [...(error as Error).message.matchAll(/see https:\S+\n {4}at (\S+)/g)].map(([, place]) => place);
  }
  throw new Error('nothing is told');
}

describe('a finding tells where its construct is created', () => {
  test.each([
    ['a construct of the library', withTwoRunners],
    ['an L1', l1WithTwoRunners],
  ])('%s', (_, create) => {
    const app = new App();
    create(new Stack(app, 'Stack'));
    validateAtSynthesis(app);

    expect(placesToldBy(app)).toEqual([expect.stringMatching(/^test\/support\/mistakes[.]ts:\d+:\d+$/)]);
  });

  test('not if the CDK keeps no creation stacks', () => {
    const app = new App({ context: { 'aws:cdk:disable-creation-stack-traces': true } });
    withTwoRunners(new Stack(app, 'Stack'));

    expect(placesToldBy(app)).toEqual([]);
  });
});
