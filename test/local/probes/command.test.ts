import { describe, expect, test } from 'vitest';
import type { AwsOptions } from '../../../local/probes/aws';
import { PROBES } from '../../../local/probes/catalog';
import { type Outside, probeCommand } from '../../../local/probes/command';
import { doubleSurroundings } from '../../../local/probes/double';
import { observe, type Probe } from '../../../local/probes/probe';

const FREE: Probe = {
  name: 'free',
  claim: 'It is free.',
  run: async (scene) => observe('the engine', (await scene.collaboration()).analyticsEngine, 'SPARK'),
};
const DEAR: Probe = { ...FREE, name: 'dear', cost: { of: 'a query', is: 'more' } };
const WRONG: Probe = { ...FREE, name: 'wrong', run: async () => observe('one', 1, 2) };

/** Runs the command with the double in the place of AWS. */
async function run(args: string, changes: Partial<Outside> = {}) {
  const printed: string[] = [];
  const onAws: AwsOptions[] = [];
  const status = await probeCommand(args.split(' '), {
    probes: [FREE, DEAR],
    print: (text) => printed.push(text),
    variables: {},
    stopped: new AbortController().signal,
    onDouble: doubleSurroundings,
    onAws: async (options) => {
      onAws.push(options);
      return { ...doubleSurroundings(), title: 'AWS' };
    },
    ...changes,
  });
  return { status, printed, onAws };
}

describe('--list', () => {
  test('shows all probes', async () => {
    const { status, printed } = await run('--list', { probes: PROBES });

    expect(status).toBe(0);
    for (const { name } of PROBES) {
      expect(printed[0]).toContain(`${name} (`);
    }
  });
});

describe('a run', () => {
  test('is against the double, unless AWS is specified', async () => {
    const { status, printed, onAws } = await run('free');

    expect(status).toBe(0);
    expect(onAws).toEqual([]);
    expect(printed).toEqual([
      'Against the double. Probes: 1.',
      'The names of what they make contain double, which is also its tag cdk-cleanrooms-probe.',
      '✓ holds: free\n    It is free.\n    the engine: "SPARK"',
      'Everything was removed.\n1 holds, 0 does not hold, 0 undecided',
    ]);
  });

  test('on AWS has the accounts of the profiles, and the audience model of the environment', async () => {
    const variables = { CLEANROOMS_AUDIENCE_MODEL_ARN: 'arn' };
    const { onAws } = await run('free --aws --profile a --partner-profile b', { variables });

    expect(onAws).toEqual([{ profile: 'a', partnerProfile: 'b', audienceModelArn: 'arn' }]);
  });

  test.each([
    ['--all --aws', 1],
    ['dear --aws', 1],
    ['free dear --aws', 2],
    ['--all', 2],
  ])('with %s has %i probes: on AWS, what costs more than cents is named', async (args, count) => {
    const { printed } = await run(args);

    expect(printed[0]).toMatch(new RegExp(`Probes: ${count}[.]$`));
  });

  test('has the status 1 if something does not hold', async () => {
    const { status, printed } = await run('wrong', { probes: [WRONG] });

    expect(status).toBe(1);
    expect(printed).toContain('✗ does not hold: wrong\n    It is free.\n    one: 1, and not 2');
  });

  test('has the status 130 if the user stops it', async () => {
    const { status, printed } = await run('free', { stopped: AbortSignal.abort() });

    expect(status).toBe(130);
    expect(printed.at(-1)).toBe('Everything was removed.\n0 holds, 0 does not hold, 0 undecided');
  });

  test.each([
    ['nothing', 'unknown probe: nothing; npm run probe -- --list lists them'],
    ['free --all', 'name probes, or specify --all; npm run probe -- --list lists them'],
    ['--aws', 'name probes, or specify --all; npm run probe -- --list lists them'],
    ['free --cheap', /Unknown option '--cheap'/],
  ])('fails for %s', async (args, message) => {
    await expect(run(args)).rejects.toThrow(message);
  });
});
