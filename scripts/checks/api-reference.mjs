import { join } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { run, tool } from '../lib/command.mjs';
import { inProject } from '../lib/project.mjs';
import { readIfPresent } from '../lib/read-if-present.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** API.md is what jsii-docgen makes of the library as it was just compiled. */
export function apiReferenceIsCurrent() {
  return withTemporaryFolder(async (folder) => {
    const fresh = join(folder, 'API.md');
    await run(tool('jsii-docgen', '-o', fresh));
    const [wanted, found] = await Promise.all([readIfPresent(fresh), readIfPresent(inProject('API.md'))]);
    if (wanted !== found) {
      throw new CheckFailed('API.md is not that of the compiled library\nfix: npx projen docgen');
    }
  });
}
