/**
 * `npm run compat`: whether the compiled library breaks users of the last release, as `npm run verify` asks.
 */
import { apiIsCompatible } from './checks/api-stability.mjs';
import { runSteps } from './lib/steps.mjs';

const { failed } = await runSteps([{ name: 'API is compatible with the last release', run: apiIsCompatible }]);
process.exitCode = failed > 0 ? 1 : 0;
