/** `npm run local [-- port]`: a cloud on this machine that `cdk deploy` can use instead of AWS, until Ctrl+C. */
import { bundleHandlers } from './lib/build.mjs';
import { run, tool } from './lib/command.mjs';
import { install } from './lib/install.mjs';
import { runSteps } from './lib/steps.mjs';

const { failed } = await runSteps([
  { name: 'install', run: install },
  // What the examples deploy if they use a custom resource.
  { name: 'handlers', needs: ['install'], run: bundleHandlers },
]);

if (failed > 0) {
  process.exitCode = 1;
} else {
  // The cloud ends itself on Ctrl+C; this process stays until it has.
  process.on('SIGINT', () => {});
  const [port] = process.argv.slice(2);
  await run(tool('tsx', 'local/main.ts', ...(port === undefined ? [] : [port])), { show: true }).catch(() => {
    process.exitCode = 1;
  });
}
