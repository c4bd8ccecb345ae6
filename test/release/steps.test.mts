import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runSteps } from '../../scripts/lib/steps.mjs';

let events: string[];
let printed: string;

beforeEach(() => {
  events = [];
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

/** Some turns of the event loop long. */
function step(name: string, more: object = {}, turns = 3) {
  const run = async () => {
    events.push(`${name} begins`);
    for (let turn = 0; turn < turns; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    events.push(`${name} ends`);
    return undefined;
  };
  return { name, run, ...more };
}

const failing = (name: string, more: object = {}) => ({
  name,
  run: async (): Promise<undefined> => {
    events.push(`${name} fails`);
    throw new Error(`${name} is broken`);
  },
  ...more,
});

describe('steps', () => {
  test('run one after the other unless told', async () => {
    expect(await runSteps([step('a'), step('b')])).toEqual({ passed: 2, failed: 0, broken: [] });
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('run beside each other, no more than there are lanes', async () => {
    await runSteps([step('a', {}, 9), step('b', {}, 2), step('c', {}, 2)], 2);

    expect(events).toEqual(['a begins', 'b begins', 'b ends', 'c begins', 'c ends', 'a ends']);
  });

  test('let another begin that needs nothing that still runs', async () => {
    await runSteps([step('a', {}, 9), step('b', { needs: ['a'] }), step('c', {}, 1)], 2);

    expect(events).toEqual(['a begins', 'c begins', 'c ends', 'a ends', 'b begins', 'b ends']);
  });

  test('run alone if they fill the machine', async () => {
    await runSteps([step('a'), step('b', { fillsMachine: true }), step('c', { after: ['b'] })], 2);

    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('are not run without what they need, and count as failed', async () => {
    const steps = [failing('a'), step('b', { needs: ['a'] }), step('c', { needs: ['b'] }), step('d')];

    expect(await runSteps(steps, 2)).toEqual({ passed: 1, failed: 3, broken: ['a', 'b', 'c'] });
    expect(events).toEqual(['a fails', 'd begins', 'd ends']);
    expect(printed).toContain('[2/4] b … not run, as it needs: a\n');
    expect(printed.endsWith('FAILED a\n  a is broken\nFAILED b\n  not run\nFAILED c\n  not run\n')).toBe(true);
  });

  test('run after one that has failed', async () => {
    await runSteps([failing('a'), step('b', { after: ['a', 'one that is not here'] })], 2);

    expect(events).toEqual(['a fails', 'b begins', 'b ends']);
  });

  test('that wait for each other are an error', async () => {
    const steps = [step('a', { needs: ['b'] }), step('b', { after: ['a'] })];

    await expect(runSteps(steps, 2)).rejects.toThrow('steps that wait for each other: a, b');
  });
});
