import { createRequire } from 'node:module';
import { CheckFailed } from './check-failed.mjs';

const supportedFeatures = ['intersection-types', 'class-covariant-overrides'];

/**
 * What users of `original` would have to change to use `updated`. Experimental APIs count as much as stable ones: theirs
 * may change, but not unnoticed.
 *
 * @param {string} original folder of a compiled package
 * @param {string} updated folder of a compiled package
 * @returns {Promise<Change[]>}
 *
 * @typedef {object} Change
 * @property {string} key jsii-diff's name for it
 * @property {string} message
 */
export async function breakingChanges(original, updated) {
  // Only now, since a check is imported before anything is installed.
  const require = createRequire(import.meta.url);
  const { compareAssemblies } = require('jsii-diff/lib');
  // The copy that jsii-diff itself uses.
  const { TypeSystem } = createRequire(require.resolve('jsii-diff/lib'))('jsii-reflect');
  // A type system for each, since both assemblies have one name.
  const [before, after] = await Promise.all(
    [original, updated].map((folder) => new TypeSystem().loadModule(folder, { validate: false, supportedFeatures })),
  );

  const { mismatches } = compareAssemblies(before, after);
  return mismatches.map(({ violationKey, message }) => ({ key: violationKey, message }));
}

/**
 * Fails for each change that nobody allowed, and for whatever the list allows in vain.
 *
 * @param {Change[]} changes
 * @param {string[]} allowed keys
 */
export function judge(changes, allowed) {
  const refused = changes.filter(({ key }) => !allowed.includes(key));
  const stale = allowed.filter((key) => !changes.some((change) => change.key === key));
  const complaints = [
    ...refused.map(({ key, message }) => `breaks users of the last release: ${message}\n  key: ${key}`),
    ...stale.map((key) => `.compatignore allows what is no change since the last release: ${key}`),
  ];
  if (complaints.length > 0) {
    throw new CheckFailed(complaints.join('\n'));
  }
}

/**
 * The changes that a .compatignore allows. Entries stand in paragraphs, and each paragraph begins with the reason.
 *
 * @param {string} text
 * @returns {string[]} keys
 */
export function allowedChanges(text) {
  return text.split(/\n\s*\n/).flatMap((paragraph) => {
    const lines = paragraph.split('\n').map((line) => line.trim());
    const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
    if (keys.length > 0 && !/^#\s*\S/.test(lines.find((line) => line !== '') ?? '')) {
      throw new CheckFailed(
        `.compatignore gives no reason for ${keys.join(', ')}\nfix: begin the paragraph with "# why"`,
      );
    }
    return keys;
  });
}
