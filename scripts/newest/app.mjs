import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APP, pack, runApp } from '../../test/package/check.mjs';
import { npm, run } from '../lib/command.mjs';
import { readJson } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

const PEERS = ['aws-cdk-lib', 'constructs'];

/** The library works in an app with the newest peers that are published, as a new user installs them. */
export function worksWithNewestPeers() {
  return withTemporaryFolder(async (folder) => {
    const { filename } = await pack(folder);
    const app = join(folder, 'app');
    await cp(APP, app, { recursive: true });
    await rm(join(app, 'package-lock.json'));
    await writeFile(join(app, 'package.json'), JSON.stringify({ private: true }));
    const newest = PEERS.map((peer) => `${peer}@latest`);
    await run(npm('install', '--no-audit', '--no-fund', '--strict-peer-deps', join(folder, filename), ...newest), {
      cwd: app,
    });
    await runApp(app);
    const versions = PEERS.map(
      (peer) => `${peer} ${readJson(join(app, 'node_modules', peer, 'package.json')).version}`,
    );
    return { note: versions.join(', ') };
  });
}
