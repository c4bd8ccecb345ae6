/** `npm run site` builds the site of the documentation into dist/site; `npm run site -- dev` serves it while it is edited. */
import { CheckFailed } from './lib/check-failed.mjs';
import { buildSite, serveSite } from './lib/site.mjs';

try {
  if (process.argv[2] === 'dev') {
    await serveSite();
  } else {
    const { note } = await buildSite();
    console.log(`dist/site: ${note}`);
  }
} catch (error) {
  if (!(error instanceof CheckFailed)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
