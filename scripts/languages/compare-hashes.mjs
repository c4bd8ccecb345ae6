/**
 * Whether every language gave the templates that TypeScript gives.
 *
 * @param {Record<string, string>} expected TypeScript's hash of each example
 * @param {Record<string, Record<string, string>>} found by language, its hash of each example
 * @param {Record<string, string[] | undefined>} [only] by example, the languages that have it if not all do
 * @returns {{ passed: number, failed: number, lines: string[] }} each hash of a language counts; one line per example, and
 *   one more per difference
 */
export function compareHashes(expected, found, only = {}) {
  const examples = Object.entries(expected).map(([example, hash]) => {
    const owing = Object.keys(found).filter(
      (language) => (only[example]?.includes(language) ?? true) || example in found[language],
    );
    return compareExample(example, hash, found, owing);
  });
  const unknown = Object.entries(found).flatMap(([language, hashes]) =>
    Object.keys(hashes)
      .filter((example) => !(example in expected))
      .map((example) => `${example}: ${language} has a hash of it, TypeScript has none`),
  );
  return {
    passed: examples.reduce((sum, { passed }) => sum + passed, 0),
    failed: examples.reduce((sum, { failed }) => sum + failed, 0) + unknown.length,
    lines: [...examples.flatMap(({ lines }) => lines), ...unknown],
  };
}

function compareExample(example, hash, found, languages) {
  const same = languages.filter((language) => found[language][example] === hash);
  const others = languages.filter((language) => !same.includes(language));
  return {
    passed: same.length,
    failed: others.length,
    lines: [
      `${example}: ${hash} in ${['typescript', ...same].join(', ')}`,
      ...others.map((language) => `${example}: ${found[language][example] ?? 'NO HASH'} in ${language}, which DIFFERS`),
    ],
  };
}
