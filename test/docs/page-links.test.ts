import { expect, test } from 'vitest';
import { clicksFrom, pagesLinkedFrom } from '../../scripts/lib/page-links';

test('links are relative to their page', () => {
  const text = '[a](../api/A.md#b) and [a](../api/A.md), [README](../../README.md), [x](y.md)';

  expect(pagesLinkedFrom('docs/resources/a.md', text)).toEqual(['docs/api/A.md', 'README.md', 'docs/resources/y.md']);
});

test.each(['[here](#there)', '[AWS](https://docs.aws.amazon.com/x.md)', '```md\n[a](b.md)\n```'])(
  '%j leads nowhere',
  (text) => {
    expect(pagesLinkedFrom('docs/a.md', text)).toEqual([]);
  },
);

test('the shortest way counts, and a search ends', () => {
  const pages: Record<string, string> = {
    'README.md': '[a](a.md) [b](b.md)',
    'a.md': '[b](b.md) [c](c.md)',
    'c.md': '[d](d.md)',
  };

  expect([...clicksFrom('README.md', (page) => pages[page], 2)]).toEqual([
    ['README.md', 0],
    ['a.md', 1],
    ['b.md', 1],
    ['c.md', 2],
  ]);
});
