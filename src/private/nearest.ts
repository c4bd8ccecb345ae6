/** The candidate most similar to a misspelled name, if one is similar enough: fewer edits than half its letters. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    // Letter case is ignored: most names of the service are in lower case anyway.
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest && edits < Math.max(name.length, candidate.length) / 2) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** The Levenshtein distance, which is the number of letters to insert, remove or replace. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}
