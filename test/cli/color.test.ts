import { expect, test } from 'vitest';
import { isColored } from '../../src/cli/color';
import { run } from './terminal';

const stream = (isTTY: boolean) => ({ isTTY, write: () => undefined });

test.each<[boolean, string, boolean | undefined, Record<string, string>, boolean]>([
  [true, 'a terminal', undefined, {}, true],
  [false, 'a pipe', undefined, {}, false],
  [false, 'a terminal without colors', undefined, { TERM: 'dumb' }, true],
  [false, 'NO_COLOR', undefined, { NO_COLOR: '1' }, true],
  [true, 'an empty NO_COLOR', undefined, { NO_COLOR: '' }, true],
  [true, 'FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, false],
  [false, 'FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true],
  [false, 'NO_COLOR and FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true],
  [true, '--color', true, { NO_COLOR: '1' }, false],
  [false, '--no-color', false, { FORCE_COLOR: '1' }, true],
])('colors are %s for %s', (colored, _, stated, env, tty) => {
  expect(isColored(stated, env, stream(tty))).toBe(colored);
});

test('the option and the environment reach the output', () => {
  const ansi = String.fromCharCode(27);
  const args = ['explain', 'SingleQueryRunner'];

  expect(run(args).out).not.toContain(ansi);
  expect(run(args, { tty: true }).out).toContain(ansi);
  expect(run([...args, '--color']).out).toContain(ansi);
  expect(run([...args, '--no-color'], { tty: true }).out).not.toContain(ansi);
  expect(run(args, { tty: true, env: { NO_COLOR: '1' } }).out).not.toContain(ansi);
});
