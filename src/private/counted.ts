/** A number of things in a message, such as `1 character` and `90,000 characters`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number with separators, such as `90,000`. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
