import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TSX = join('node_modules', 'tsx', 'dist', 'cli.mjs');
const SCRIPT = join('scripts', 'simulate.ts');

/** `npm run simulate`, as the message of a failing history says it. */
function simulate(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [TSX, '--tsconfig', 'test/tsconfig.json', SCRIPT, ...args], {
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}

test('npm run simulate runs the histories of a story from a seed on, and counts what happens in them', () => {
  const { status, lines } = simulate('--story', 'ml-configuration', '--from', '100001', '--histories', '20');

  expect(status).toBe(0);
  expect(lines[0]).toBe('ml-configuration, seeds 100001 to 100020');
  expect(lines[1]).toMatch(/^20 histories, \d+ requests, \d+ calls of the service$/);
  expect(lines).toContainEqual(expect.stringMatching(/^ +\d+ ml-configuration succeeded$/));
  expect(lines.at(-1)).toMatch(/^0 failures, /);
});

test('npm run simulate with a seed prints everything that happens in one history', () => {
  const { status, lines } = simulate('--story', 'ml-configuration', '--seed', '291');

  expect(status).toBe(0);
  expect(lines.join('\n')).toMatch(/CREATE_COMPLETE|DELETE_COMPLETE/);
});
