/** A README shows some examples in TypeScript, which jsii-rosetta translates, and then, after this sentence, in Python. */
const IN_PYTHON =
  / \* The same in Python:\n \* <p>\n \* <blockquote><pre>\n[\s\S]*? \* <\/pre><\/blockquote>\n \* <p>\n/g;

/**
 * The README as the Javadoc of the Java package has it, for readers of Java: without Python, and with links that lead
 * somewhere from the pages of the Javadoc, too.
 *
 * @param {string} packageInfo the text of package-info.java
 * @param {string} homepage
 */
export function forReadersOfJava(packageInfo, homepage) {
  return packageInfo
    .replace(IN_PYTHON, '')
    .replace(/<a href="(?![a-z]+:|#)([^"]+)">/g, (_, path) => `<a href="${homepage}/blob/main/${path}">`);
}
