import { dotnetSdk } from './dotnet-sdk/gap.mjs';
import { javaCdkLib } from './java-cdk-lib/gap.mjs';

/**
 * Something that a registry lacks, and a folder with its replacement. The replacement is used until it is deleted in a
 * commit. No registry is asked whether it is still needed.
 *
 * @typedef {object} Gap
 * @property {string} name of the folder
 * @property {string} lacks what is missing, and where
 * @property {string} replacement what is done instead
 * @property {string} deleteWhen
 * @property {() => Promise<boolean>} isFilled whether this is the case now; `npm run verify:newest` asks
 */

/** @type {Gap[]} */
export const GAPS = [javaCdkLib, dotnetSdk];

/** @param {Gap[]} gaps */
export function gapTable(gaps) {
  const rows = gaps.map(
    ({ name, lacks, replacement, deleteWhen }) => `| [${name}](${name}) | ${lacks} | ${replacement} | ${deleteWhen} |`,
  );
  return ['| Folder | What is missing | Replacement | Delete it when |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
