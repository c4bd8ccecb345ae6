/** How much of a name is shown: in a file it can be of any length. */
const LONGEST = 80;

/** A part of a file as messages show it, without characters that a terminal would execute. */
export function shown(part: string): string {
  const quoted = JSON.stringify(part.slice(0, LONGEST + 1)).replace(/\p{Cc}/gu, ' ');
  return quoted.length > LONGEST + 2 ? `${quoted.slice(0, LONGEST)}…"` : quoted;
}

/** The reason why a document in which a key is twice in one object cannot be read. */
export function duplicateKey(key: string): string {
  return `the key ${shown(key)} is defined twice, and only one of the values can take effect: remove or rename one of the keys`;
}
