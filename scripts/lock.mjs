/**
 * `npm run lock`: writes the files that pin what `npm run verify` and `npm run verify:languages` download, with the newest
 * versions that what people ask for allows. `npx projen` writes the package-lock.json of the project itself.
 */
import { go } from './languages/go.mjs';
import { nothingFound, packingSteps } from './languages/steps.mjs';
import { runSteps } from './lib/steps.mjs';
import { LOCKS, writeLocks } from './locks/lock.mjs';

const found = nothingFound();
const { failed } = await runSteps([
  ...packingSteps(found),
  {
    name: 'go: packages',
    needs: ['npm package', 'examples in other languages'],
    run: async () => void (await go.build({ tarball: found.tarball })),
  },
  ...LOCKS.map(({ files, resolve }) => ({
    name: files.join(', '),
    needs: ['go: packages'],
    run: async () => writeLocks(await resolve()),
  })),
]);
process.exitCode = failed > 0 ? 1 : 0;
