import { CheckFailed } from '../../lib/check-failed.mjs';

/** The arguments of setup() in what jsii-pacmak generates. */
const SETUP_ARGUMENTS = /"""\n(\{[\s\S]*?\n\})\n"""/;

/**
 * A README shows some examples in TypeScript and then, after this sentence, in Python. jsii-rosetta has translated the
 * former, too, less well than a person has.
 */
const TWIN = /```python\n(?:(?!```)[\s\S])*```\n\nThe same in Python:\n\n(?=```python\n)/g;

/**
 * Adds to setup.py what jsii-pacmak has no setting for: keywords, and links besides that to the source.
 *
 * @param {string} setup the text of setup.py
 * @param {{ keywords: string[], homepage: string, bugs: { url: string } }} manifest package.json
 */
export function withMetadata(setup, { keywords, homepage, bugs }) {
  const found = setup.match(SETUP_ARGUMENTS)?.[1];
  if (!found) {
    throw new CheckFailed('jsii-pacmak writes setup.py in another way than it did');
  }
  const given = JSON.parse(found);
  const project_urls = {
    ...given.project_urls,
    Documentation: `${homepage}/blob/main/docs/python.md`,
    Changelog: `${homepage}/blob/main/CHANGELOG.md`,
    Issues: bugs.url,
  };
  // A function, since a replacement text would give `$` a meaning.
  return setup.replace(found, () => JSON.stringify({ ...given, keywords, project_urls }, undefined, 4));
}

/** Leaves the Python that a person wrote where it stands beside a translation. */
export function withoutTypeScriptTwins(text) {
  return text.replace(TWIN, '');
}
