import type { Output, Terminal } from './terminal';

/**
 * Whether a stream gets colors: as the user states, else as the environment states, else if it is a terminal.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function isColored(stated: boolean | undefined, env: Terminal['env'], { isTTY = false }: Output): boolean {
  if (stated !== undefined) {
    return stated;
  }
  if (env.NO_COLOR) {
    return false;
  }
  if (env.FORCE_COLOR) {
    return !['0', 'false'].includes(env.FORCE_COLOR);
  }
  return isTTY && env.TERM !== 'dumb';
}
