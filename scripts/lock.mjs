/**
 * `npm run lock`: writes the files that pin what `npm run verify` and `npm run verify:languages` download, with the newest
 * versions that what they are made of allows.
 */
import { LOCKS, writeLocks } from './locks/lock.mjs';

for (const { files, resolve } of LOCKS) {
  await writeLocks(await resolve());
  console.log(`locked ${files.join(', ')}`);
}
