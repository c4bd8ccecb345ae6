/**
 * The links between pages that lead to no page, or to no place in it. VitePress looks for the pages only, and not at those
 * of menus.
 *
 * @param {Record<string, string>} pages HTML by path, such as `adr/index.html`
 * @param {string} base the path of the site on its host
 * @returns {string[]} `page: link`
 */
export function deadLinks(pages, base) {
  const places = new Map(Object.entries(pages).map(([path, html]) => [addressOf(path), placesIn(html)]));
  return Object.entries(pages).flatMap(([path, html]) =>
    linksIn(html)
      .filter((link) => link.startsWith(base) || link.startsWith('#'))
      .filter((link) => !leadsSomewhere(link.startsWith('#') ? addressOf(path) + link : link.slice(base.length)))
      .map((link) => `${path}: ${link}`),
  );

  function leadsSomewhere(link) {
    const { pathname, hash } = new URL(link, 'https://site/');
    const found = places.get(pathname.slice(1));
    return isAsset(pathname) || (found !== undefined && (hash === '' || found.has(decodeURIComponent(hash.slice(1)))));
  }
}

function addressOf(path) {
  return path.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '');
}

function isAsset(pathname) {
  return /\.(css|js|json|svg|woff2|ico)$/.test(pathname);
}

function placesIn(html) {
  return new Set([...html.matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => id));
}

function linksIn(html) {
  return [
    ...new Set([...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'))),
  ];
}
