const IMAGE = /\.(svg|png)$/;

/**
 * Lets the links of a page lead somewhere from a registry, too.
 *
 * @param {string} text
 * @param {string} homepage that of the repository
 * @param {string} page the path of the page in it, from which its links are relative
 */
export function withAbsoluteLinks(text, homepage, page = 'README.md') {
  return text.replace(/\]\((?![a-z]+:|#)([^)]+)\)/g, (_, path) => {
    // The page of an image is not the image.
    const kind = IMAGE.test(path) ? 'raw' : 'blob';
    return `](${new URL(path, `${homepage}/${kind}/main/${page}`)})`;
  });
}
