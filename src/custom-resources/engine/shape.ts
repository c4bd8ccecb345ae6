/**
 * The first member that a response lacks, of the paths to those that handlers read: `changes[].types` is the member
 * `types` of each item of the list `changes`, and of `jobs?[]` the list can be missing. Undefined if the response has all of
 * them.
 */
export function lackingIn(response: unknown, paths: readonly string[]): string | undefined {
  if (typeof response !== 'object' || response === null || Array.isArray(response)) {
    return paths[0]?.split(/[.?[]/)[0];
  }
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
  const isOptional = segment.endsWith('?[]');
  const name = segment.replace(/\??(\[\])?$/, '');
  const path = parent ? `${parent}.${name}` : name;
  const member = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  if (!isList) {
    return lacks(member, others, path);
  }
  if (!Array.isArray(member)) {
    return isOptional && (member === undefined || member === null) ? undefined : path;
  }
  for (const [index, item] of member.entries()) {
    const lacking = lacks(item, others, `${path}[${index}]`);
    if (lacking !== undefined) {
      return lacking;
    }
  }
  return undefined;
}
