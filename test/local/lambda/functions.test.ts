import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { arnOf, type FunctionConfiguration, Functions } from '../../../local/lambda/functions';

const functions = new Functions(() => 'http://localhost:1');
afterAll(() => functions.close());

function deploy(code: FunctionConfiguration['code'], others: Partial<FunctionConfiguration> = {}): string {
  const configuration = {
    name: 'handler',
    account: '222222222222',
    region: 'eu-west-1',
    handler: 'index.handler',
    timeoutSeconds: 30,
    memoryMb: 128,
    environment: { COLOUR: 'red' },
    code,
    ...others,
  };
  functions.deploy(configuration);
  return arnOf(configuration);
}

describe('function', () => {
  test('runs out of its archive, with an event, a context and an environment like Lambda', async () => {
    const code = `exports.handler = async (event, context) => ({
      event, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() > 1000,
      account: process.env.AWS_ACCESS_KEY_ID, endpoint: process.env.AWS_ENDPOINT_URL, colour: process.env.COLOUR,
      name: context.functionName, region: process.env.AWS_REGION, home: process.env.npm_lifecycle_event,
    });`;
    const arn = deploy(zipSync({ 'index.js': Buffer.from(code) }));

    expect(await functions.invoke(arn, { a: 1 })).toEqual({
      payload: {
        event: { a: 1 },
        arn,
        left: true,
        account: '222222222222',
        endpoint: 'http://localhost:1',
        colour: 'red',
        name: 'handler',
        region: 'eu-west-1',
      },
    });
  });

  test.each([
    ['throws', 'exports.handler = async () => { throw new RangeError("out"); }', 'RangeError', 'out'],
    ['cannot be loaded', 'require("nowhere")', 'Error', 'nowhere'],
    ['exports nothing', '', 'TypeError', 'index.handler is undefined'],
    ['ends its process', 'exports.handler = async () => process.exit(1)', 'Runtime.ExitError', 'exited'],
  ])('that %s answers with an error', async (_what, code, errorType, message) => {
    const { error } = await functions.invoke(deploy(code), {});

    expect(error).toEqual({ errorType, errorMessage: expect.stringContaining(message) });
  });

  test('that takes too long is stopped', async () => {
    const code = 'exports.handler = () => new Promise(() => setInterval(() => {}, 9))';
    const { error } = await functions.invoke(deploy(code, { timeoutSeconds: 0.2 }), {});

    expect(error).toEqual({ errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out after 0.20 seconds' });
  });

  test('that leaves timers behind is done with its promise', async () => {
    const code = 'setInterval(() => {}, 9); exports.handler = async () => 1';

    expect(await functions.invoke(deploy(code), {})).toEqual({ payload: 1 });
  });

  test('that is not there answers with an error', async () => {
    expect((await functions.invoke('arn:nobody', {})).error?.errorType).toBe('ResourceNotFoundException');
  });

  test('fails with an archive that leads out of its folder', async () => {
    const arn = deploy(zipSync({ '../evil.js': Buffer.from('') }));

    await expect(functions.invoke(arn, {})).rejects.toThrow('leads out of its folder');
  });
});
