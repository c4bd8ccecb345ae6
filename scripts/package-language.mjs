/**
 * `node scripts/package-language.mjs python`: packs the compiled library for one of jsii's languages into dist/, in the very
 * way in which `npm run verify:languages` packs what it tries. The release workflow runs it once for each registry.
 */
import { packNpmTarball } from './languages/npm-package.mjs';
import { run, tool } from './lib/command.mjs';

const [language] = process.argv.slice(2);
const tarball = await packNpmTarball();
if (language !== 'js') {
  await run(tool('jsii-rosetta', 'extract', '--strict', '--batch'));
  const { [language]: target } = await import(`./languages/${language}.mjs`);
  await target.build({ tarball });
}
