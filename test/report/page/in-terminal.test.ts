import { expect, test } from 'vitest';
import { wrapped } from '../../../scripts/demo/layout';
import { paragraphOf, tableOf } from '../../../scripts/demo/privacy';
import { pageOf } from '../../../src/report/page/page';
import { CAMPAIGN_REACH } from './reports';

const PAGE = pageOf(CAMPAIGN_REACH);

test('the demo shows the paragraph of a page in short lines, without marks', () => {
  const lines = wrapped(paragraphOf(PAGE)).split('\n');

  expect(lines[0]).toMatch(/^Advertiser \(222222222222\) can learn, through reach_by_category, of /);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.filter((line) => line.length > 110)).toEqual([]);
});

test('the demo shows what members learn, without marks', () => {
  expect(tableOf(PAGE, 'What each member can learn of the data of others').slice(0, 3)).toEqual([
    ['Receiver', 'Of', 'Column', 'How', 'Through'],
    [
      'Advertiser',
      "Publisher's impressions",
      'cat1',
      'in clear, as the name of a group with values that have noise',
      'reach_by_category',
    ],
    ['', '', 'uid (the user)', 'counted with noise; matched with conversions.uid', 'reach_by_category'],
  ]);
});

test('the demo fails if a page has no such table', () => {
  expect(() => tableOf(PAGE, 'Prices')).toThrow('the page has no table about Prices');
});
