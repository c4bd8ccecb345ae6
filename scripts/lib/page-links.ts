import { dirname, join, posix } from 'node:path';

/**
 * The files of the repository to which a page in Markdown leads, by their paths from the root. Links in code, to places of
 * the page itself, and to other sites do not count.
 */
export function pagesLinkedFrom(page: string, text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.replace(/#.*$/, ''));
  const own = links.filter((link) => link !== '' && !/^[a-z]+:/.test(link));
  return [...new Set(own.map((link) => posix.normalize(join(dirname(page), link).replaceAll('\\', '/'))))];
}

/**
 * The pages that are found from a page, each with the number of links to it. `read` returns the text of a page, if there is
 * one. The search ends at `most` links.
 */
export function clicksFrom(
  start: string,
  read: (page: string) => string | undefined,
  most: number,
): ReadonlyMap<string, number> {
  const clicks = new Map([[start, 0]]);
  for (const [page, count] of clicks) {
    const text = count < most ? read(page) : undefined;
    for (const linked of text === undefined ? [] : pagesLinkedFrom(page, text)) {
      if (!clicks.has(linked)) {
        clicks.set(linked, count + 1);
      }
    }
  }
  return clicks;
}
