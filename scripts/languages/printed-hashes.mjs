/**
 * The template hashes that a consumer printed among its other output, as lines `template hash <example> <sha256>`.
 *
 * @param {string} output
 * @returns {Record<string, string>} by example
 */
export function printedHashes(output) {
  const lines = output.matchAll(/template hash ([a-z-]+) ([0-9a-f]{64})\b/g);
  return Object.fromEntries([...lines].map(([, example, hash]) => [example, hash]));
}
