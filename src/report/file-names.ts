import type { PrivacyReport } from './report';

/**
 * The names of the files of reports, without an extension, such as `Publisher-CampaignReach` for the construct
 * `Publisher/CampaignReach`. They follow from the paths, so that a collaboration keeps its file when its name changes.
 *
 * Each is different from the others, also where a file system ignores the case, and is valid in all of them.
 */
export function fileNamesOf(reports: readonly PrivacyReport[]): readonly string[] {
  const taken = new Set<string>();
  return reports.map(({ collaboration }) => {
    const name = portable(collaboration.path);
    let unique = name;
    for (let i = 2; taken.has(unique.toLowerCase()); i++) {
      unique = `${name}-${i}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** File systems limit names to 255 bytes, of which an extension and a number need some. */
const LONGEST = 200;

/** Names of devices, which Windows does not accept as names of files, with any extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(?=$|\.)/i;

/** A name that every file system accepts, and that shells and links need not quote. */
function portable(path: string): string {
  const name = path
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(-LONGEST)
    .replace(/^[.-]+/, '')
    .replace(DEVICES, '$&-');
  return name || 'collaboration';
}
