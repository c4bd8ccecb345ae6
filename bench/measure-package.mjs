import { npm, run } from '../scripts/lib/command.mjs';

const TARGET_BYTES = 2_300_000;

/** How much a user downloads, and keeps. */
export async function measurePackage() {
  const report = await run(npm('pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'));
  const [{ size, unpackedSize, files }] = JSON.parse(report);
  const apiReference = files.find(({ path }) => path === 'API.md')?.size ?? 0;
  const rest = unpackedSize - apiReference;
  return {
    title: 'Package',
    rows: [
      { name: 'packed', value: kb(size) },
      { name: 'unpacked', value: kb(unpackedSize) },
      { name: 'unpacked, without API.md', value: kb(rest), target: 'at most 2.3 MB', met: rest <= TARGET_BYTES },
    ],
  };
}

function kb(bytes) {
  return `${Math.round(bytes / 1000)} KB`;
}
