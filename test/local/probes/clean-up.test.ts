import { afterEach, expect, test } from 'vitest';
import { PROBES } from '../../../local/probes/catalog';
import { type DoubleSurroundings, doubleSurroundings } from '../../../local/probes/double';
import type { Interceptor } from '../../../local/probes/interception';
import { observe, type Probe } from '../../../local/probes/probe';
import { closing, shown } from '../../../local/probes/report';
import { runProbes } from '../../../local/probes/run';
import type { Scene } from '../../../local/probes/scene';
import { refusal } from './contradiction';
import { whatIsLeft } from './what-is-left';

let surroundings: DoubleSurroundings;

afterEach(() => surroundings?.close());

/** A probe that makes something of every kind that a fault can leave: of two accounts, with a stack. */
function largeProbe(end: (scene: Scene) => void = () => undefined): Probe {
  return {
    name: 'large',
    claim: 'It makes much.',
    accounts: 2,
    run: async (scene) => {
      const { membership, partnerMembership } = await scene.sharedRoom();
      const table = await scene.table();
      await scene.associate(scene.creator, membership, table);
      await scene.template(scene.partner, partnerMembership);
      await scene.deploy('stack', {
        Resources: { Value: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } } },
      });
      end(scene);
      await scene.creator.cleanRooms.listCollaborations({});
      return observe('nothing', true, true);
    },
  };
}

function run(probe: Probe, options: Parameters<typeof runProbes>[2] = {}) {
  surroundings = doubleSurroundings();
  return runProbes([probe], surroundings, options);
}

/** Fails the calls of an operation, from one of them on. */
function failing(operation: string, error: () => Error, after = 0): Interceptor {
  let calls = 0;
  return (call, next) => {
    calls += call.operation === operation ? 1 : 0;
    return call.operation === operation && calls > after ? Promise.reject(error()) : next();
  };
}

test('what was made is removed after a fault in the middle', async () => {
  const { results, leftovers } = await run(
    largeProbe(() => {
      throw new Error('a defect of the probe');
    }),
  );

  expect(results).toMatchObject([{ verdict: 'undecided', reason: 'Error: a defect of the probe' }]);
  expect(leftovers).toEqual([]);
  expect(whatIsLeft(surroundings.double)).toEqual([]);
});

test.each(['CreateMembership', 'CreateConfiguredTable', 'CreateConfiguredTableAssociation', 'ExecuteChangeSet'])(
  'what was made is removed after a fault of the service at %s',
  async (operation) => {
    const interceptor = failing(operation, () => refusal('ThrottlingException'));

    const { results, leftovers } = await run(largeProbe(), { interceptor });

    expect(results).toMatchObject([{ verdict: 'undecided' }]);
    expect(leftovers).toEqual([]);
    expect(whatIsLeft(surroundings.double)).toEqual([]);
  },
);

test('what was made is removed when the user stops the run, and no further probe runs', async () => {
  const user = new AbortController();
  surroundings = doubleSurroundings();
  const probes = [largeProbe(() => user.abort()), largeProbe()];

  const { results, leftovers } = await runProbes(probes, surroundings, { stopped: user.signal });

  expect(results).toMatchObject([{ verdict: 'undecided', reason: 'Interrupted: the run was stopped' }]);
  expect(leftovers).toEqual([]);
  expect(whatIsLeft(surroundings.double)).toEqual([]);
});

test('what cannot be removed is listed with its ARN and the command that removes it', async () => {
  const denied = () => refusal('AccessDeniedException', { message: 'not authorized to perform: cleanrooms:Delete' });
  const report = await run(largeProbe(), { interceptor: failing('DeleteConfiguredTableAssociation', denied) });

  const [association] = report.leftovers.filter(({ arn }) => arn.includes('configuredtableassociation'));
  expect(association).toMatchObject({
    arn: expect.stringMatching(
      /^arn:aws:cleanrooms:us-east-1:111111111111:membership\/[\da-f-]+\/configuredtableassociation\/[\da-f-]+$/,
    ),
    command: expect.stringMatching(
      /^aws cleanrooms delete-configured-table-association --membership-identifier \S+ --configured-\S+ \S+ --region \S+$/,
    ),
    reason: 'AccessDeniedException: not authorized to perform: cleanrooms:Delete',
  });
  // The table is associated, unless the collaboration has taken the association with it.
  expect(report.results[0]?.verdict).toBe('holds');
  expect(closing(report)).toContain(`${association?.arn} is left`);
  expect(closing(report)).toContain(association?.command);
});

test('a creation whose response was lost is reported, as its ID is unknown', async () => {
  const interceptor: Interceptor = async (call, next) => {
    const output = await next();
    if (call.operation === 'CreateConfiguredTable') {
      throw new Error('socket hang up');
    }
    return output;
  };

  const { results, leftovers } = await run(largeProbe(), { interceptor });

  expect(results).toMatchObject([{ verdict: 'undecided', reason: 'Error: socket hang up' }]);
  expect(leftovers).toEqual([
    {
      arn: 'perhaps probe-table-double1 of account 111111111111',
      command: 'aws cleanrooms list-configured-tables --region us-east-1',
      reason: 'the response to CreateConfiguredTable was lost',
    },
  ]);
});

test.each(['CreateConfiguredTableAnalysisRule', 'CreateChangeSet', 'PutMLConfiguration'])(
  'what a lost response to %s has made is removed, as its name is known',
  async (operation) => {
    const names = ['table-with-rule-stays', 'outputs-after-a-rollback', 'ml-configuration-keeps-its-time'];
    const interceptor: Interceptor = async (call, next) => {
      const output = await next();
      if (call.operation === operation && call.input.StackName !== 'probe-site-double') {
        throw Object.assign(new Error('an internal error'), { $metadata: { httpStatusCode: 500 } });
      }
      return output;
    };
    surroundings = doubleSurroundings();

    const { results, leftovers } = await runProbes(
      PROBES.filter(({ name }) => names.includes(name)),
      surroundings,
      { interceptor },
    );

    expect(results.filter(({ verdict }) => verdict === 'undecided')).not.toEqual([]);
    expect(leftovers).toEqual([]);
    expect(whatIsLeft(surroundings.double)).toEqual([]);
  },
);

test('a stack that cannot be deleted is left with its status', async () => {
  const interceptor: Interceptor = async (call, next) => {
    // biome-ignore lint/suspicious/noExplicitAny: the answer of DescribeStacks
    const output: any = await next();
    return call.operation === 'DescribeStacks' && output.Stacks[0].StackStatus === 'DELETE_COMPLETE'
      ? { Stacks: [{ ...output.Stacks[0], StackStatus: 'DELETE_FAILED' }] }
      : output;
  };

  const { leftovers } = await run(largeProbe(), { interceptor });

  // That of the probe is found to be gone in a second round; that of all probes is the only one of its round.
  expect(leftovers.map(({ command, reason }) => [command, reason])).toEqual([
    [
      'aws cloudformation delete-stack --stack-name probe-site-double --region us-east-1',
      'its status is DELETE_FAILED',
    ],
  ]);
});

test('a probe that needs a second account makes nothing without one', async () => {
  const alone = doubleSurroundings();
  surroundings = { ...alone, parties: (interceptor) => alone.parties(interceptor).slice(0, 1) };

  const { results } = await runProbes([largeProbe()], surroundings);

  expect(results).toMatchObject([
    { verdict: 'undecided', reason: 'it needs a second account: --partner-profile names it' },
  ]);
  expect(surroundings.double.service.calls).toEqual([]);
});

test('a denial of IAM is no answer of the service', async () => {
  const stranger = PROBES.filter(({ name }) => name === 'stranger-is-denied');
  const denied = () => Object.assign(refusal('AccessDeniedException'), { message: 'is not authorized to perform: x' });
  surroundings = doubleSurroundings();

  const { results } = await runProbes(stranger, surroundings, { interceptor: failing('ListMembers', denied) });

  expect(results).toMatchObject([{ verdict: 'undecided' }]);
});

test('a role that the service does not know yet is waited for', async () => {
  let calls = 0;
  const interceptor: Interceptor = (call, next) => {
    calls += call.operation === 'CreateConfiguredTableAssociation' ? 1 : 0;
    return call.operation === 'CreateConfiguredTableAssociation' && calls < 4
      ? Promise.reject(refusal('ValidationException', { reason: 'IAM_SYNCHRONIZATION_DELAY' }))
      : next();
  };

  const { results } = await run(largeProbe(), { interceptor });

  expect(results).toMatchObject([{ verdict: 'holds' }]);
  expect(calls).toBe(4);
});

test('a result shows what was seen beside what the double has', async () => {
  const engine = PROBES.filter(({ name }) => name === 'default-engine');
  surroundings = doubleSurroundings();
  const interceptor: Interceptor = async (call, next) => {
    // biome-ignore lint/suspicious/noExplicitAny: the answer of CreateCollaboration
    const output: any = await next();
    return call.operation === 'CreateCollaboration'
      ? { collaboration: { ...output.collaboration, analyticsEngine: 'CLEAN_ROOMS_SQL' } }
      : output;
  };

  const { results } = await runProbes(engine, surroundings, { interceptor });

  expect(results.map(shown)).toEqual([
    [
      '✗ does not hold: default-engine',
      '    A collaboration has the engine SPARK unless it specifies another one.',
      '    the engine: "CLEAN_ROOMS_SQL", and not "SPARK"',
    ].join('\n'),
  ]);
});
