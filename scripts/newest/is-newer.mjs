/**
 * Whether a version comes after another one, by the numbers in both.
 *
 * @param {string} version
 * @param {string} other
 */
export function isNewer(version, other) {
  const [numbers, others] = [version, other].map((text) => (text.match(/\d+/g) ?? []).map(Number));
  const decisive = numbers.findIndex((number, i) => number !== (others[i] ?? 0));
  return decisive >= 0 && numbers[decisive] > (others[decisive] ?? 0);
}
