/**
 * `npm run verify:other-day`: all of CI in a fresh clone of the last commit, with empty caches and with registries that
 * answer as on another day: `older` and `newer`, in scripts/other-day/versions.mjs. What CI does must not depend on it.
 *
 * `npm run verify:other-day -- newer` looks at one day, `-- newer verify:languages` at a part of CI. It takes as long as CI
 * does for each day, and is no part of it. Ends with one line, "N passed, N failed".
 */
import { CheckFailed } from './lib/check-failed.mjs';
import { npm, run } from './lib/command.mjs';
import { install } from './lib/install.mjs';
import { ROOT } from './lib/project.mjs';
import { runSteps } from './lib/steps.mjs';
import { withTemporaryFolder } from './lib/temporary-folder.mjs';
import { goProxy } from './other-day/go.mjs';
import { mavenRepository } from './other-day/maven.mjs';
import { npmRegistry } from './other-day/npm.mjs';
import { pythonIndex } from './other-day/pypi.mjs';
import { startProxy } from './other-day/registry-proxy.mjs';
import { DAYS } from './other-day/versions.mjs';

const REGISTRIES = [npmRegistry, pythonIndex, goProxy, mavenRepository];

const days = process.argv.slice(2).filter((argument) => DAYS.includes(argument));
const scripts = process.argv.slice(2).filter((argument) => !DAYS.includes(argument));
const command = scripts.length > 0 ? npm('run', ...scripts) : ['bash', '.ci/run'];

const { passed, failed } = await runSteps([
  { name: 'install', run: install },
  ...(days.length > 0 ? days : DAYS).map((day) => ({
    name: `${command.slice(-2).join(' ')}, on ${day === 'older' ? 'an' : 'a'} ${day} day`,
    needs: ['install'],
    run: () => withTemporaryFolder((folder) => runOn(day, folder)),
  })),
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function runOn(day, folder) {
  const clone = `${folder}/clone`;
  await run(['git', 'clone', '--quiet', ROOT, clone]);
  const proxies = await Promise.all(REGISTRIES.map((registry) => startProxy(registry, day)));
  const environments = await Promise.all(
    REGISTRIES.map(({ environment }, i) => environment(proxies[i].url, `${folder}/caches`)),
  );
  const env = Object.assign({ NO_PROXY: '127.0.0.1' }, ...environments);
  try {
    const output = await run(command, { cwd: clone, env });
    const requests = REGISTRIES.map(({ name }, i) => `${name} ${proxies[i].traffic.asked}`).join(', ');
    const changed = REGISTRIES.map(({ name }, i) => `${name} ${proxies[i].traffic.changed}`).join(', ');
    requireAsked(proxies);
    return {
      note: `${output.match(/^\d+ passed, \d+ failed$/gm)?.at(-1)}; requests: ${requests}; changed lists: ${changed}`,
    };
  } finally {
    // Its files are read-only, and so could not be removed.
    await run(['go', 'clean', '-modcache'], { cwd: clone, env });
    await Promise.all(proxies.map(({ close }) => close()));
  }
}

/** A registry that was not asked was bypassed, and the run says nothing about it. */
function requireAsked(proxies) {
  const bypassed = REGISTRIES.filter((_, i) => proxies[i].traffic.asked === 0).map(({ name }) => name);
  if (bypassed.length > 0) {
    throw new CheckFailed(`nothing was asked of ${bypassed.join(', ')}: the clients have other settings`);
  }
}
