/** The name of a property that is a word for each part of its name in Terraform: `KeyPrefix` for `key_prefix`. */
export function regularName(terraform: string): string {
  return terraform
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}
