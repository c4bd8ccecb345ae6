import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';

const FOLDER = inProject('.github', 'workflows');

test.each(readdirSync(FOLDER))('%s uses actions by their commits', (file) => {
  const used = [...readFileSync(`${FOLDER}/${file}`, 'utf8').matchAll(/\buses: (.+)/g)].map(([, action]) => action);

  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
});
