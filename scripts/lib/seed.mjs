import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { ROOT } from './project.mjs';

/**
 * The seed of what is random in a verification: `RANDOM_SEED`, or a seed that follows from the committed files. So each
 * commit explores something new, and a commit that has passed passes again, on each machine.
 *
 * @returns {number} below 2 ** 31
 */
export function seed() {
  const { RANDOM_SEED } = process.env;
  return RANDOM_SEED === undefined ? (seedOfCommit() ?? randomInt(2 ** 31)) : Number(RANDOM_SEED);
}

/** `undefined` outside of a repository, as in an archive of the sources. */
function seedOfCommit() {
  try {
    const git = ['rev-parse', '--verify', 'HEAD^{tree}'];
    const tree = execFileSync('git', git, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number.parseInt(tree.slice(0, 8), 16) % 2 ** 31;
  } catch {
    return undefined;
  }
}
