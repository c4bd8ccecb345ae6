/**
 * Whether every language gave the templates that TypeScript gives.
 *
 * @param {Record<string, string>} expected TypeScript's hash of each example
 * @param {Record<string, Record<string, string>>} found by language, its hash of each example
 * @returns {{ passed: number, failed: number, lines: string[] }} each hash of a language counts; one line per example, and
 *   one more per difference
 */
export function compareHashes(expected, found) {
  const examples = Object.entries(expected).map(([example, hash]) => compareExample(example, hash, found));
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

function compareExample(example, hash, found) {
  const languages = Object.keys(found);
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
