/**
 * The first member that a response lacks, of the paths to those that handlers read: `changes[].types` is the member
 * `types` of each item of the list `changes`. Undefined if the response has all of them.
 */
export function lackingIn(response: unknown, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const lacking = lacks(response, path.split('.'), '');
    if (lacking !== undefined) {
      return lacking;
    }
  }
  return undefined;
}

function lacks(value: unknown, [segment, ...others]: readonly string[], parent: string): string | undefined {
  if (segment === undefined) {
    return value === undefined || value === null ? parent : undefined;
  }
  const isList = segment.endsWith('[]');
  const name = isList ? segment.slice(0, -2) : segment;
  const path = parent ? `${parent}.${name}` : name;
  const member = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  if (!isList) {
    return lacks(member, others, path);
  }
  if (!Array.isArray(member)) {
    return path;
  }
  for (const [index, item] of member.entries()) {
    const lacking = lacks(item, others, `${path}[${index}]`);
    if (lacking !== undefined) {
      return lacking;
    }
  }
  return undefined;
}
