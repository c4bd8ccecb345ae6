/**
 * The text of package-info.java, which begins the Javadoc. jsii writes one, with the README, only for an assembly with
 * a stability of its own.
 *
 * @param {string} packageName
 * @param {{ description: string, homepage: string }} manifest
 */
export function packageInfo(packageName, { description, homepage }) {
  return [
    '/**',
    ` * ${description}.`,
    ' * <p>',
    ` * <a href="${homepage}#readme">README</a>`,
    ' */',
    `package ${packageName};`,
    '',
  ].join('\n');
}
