/** `configured-table` of `configuredTable` or `ConfiguredTable`. */
export function kebabCase(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** `configuredTable` of `ConfiguredTable`. */
export function camelCase(name: string): string {
  return `${name[0].toLowerCase()}${name.slice(1)}`;
}
