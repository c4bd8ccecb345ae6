import { expect, test } from 'vitest';
import { deadLinks } from '../../scripts/lib/site-links.mjs';

const PAGES = {
  'index.html': '<h2 id="start">',
  'rules.html': '<h2 id="list">',
  'adr/index.html': '<h1 id="decisions">',
};

test.each(['/site/', '/site/#start', '/site/rules', '/site/rules#list', '/site/adr/', '#top', '/site/icon.svg'])(
  '%s leads somewhere',
  (link) => {
    expect(deadLinks({ ...PAGES, 'page.html': `<a id="top" href="${link}">` }, '/site/')).toEqual([]);
  },
);

test.each(['/site/rule', '/site/rules#gone', '/site/adr/#list', '#bottom'])('%s does not', (link) => {
  expect(deadLinks({ ...PAGES, 'page.html': `<a id="top" href="${link}">` }, '/site/')).toEqual([`page.html: ${link}`]);
});

test('links to other sites are not followed', () => {
  expect(deadLinks({ 'page.html': '<a href="https://example.com/gone">' }, '/site/')).toEqual([]);
});
