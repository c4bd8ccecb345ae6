import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../../src/report/page/page';
import type { Flow, PrivacyReport } from '../../../src/report/report';
import { RUNS, SEEDS } from '../../support/exploration';
import { arbitraryReport, largeRoom } from './arbitrary-report';
import { claimsIn } from './claims';
import { blocksOf } from './parsed-page';
import { parsePicture } from './parsed-picture';
import { ADVERTISER, CAMPAIGN_REACH, EMPTY, member, PUBLISHER } from './reports';

const [CLEAR] = CAMPAIGN_REACH.flows.filter(({ level }) => level === 'CLEAR') as [Flow];

describe('the page of a room', () => {
  test('is this one', async () => {
    await expect(pageOf(CAMPAIGN_REACH)).toMatchFileSnapshot(join(__dirname, 'campaign-reach.md'));
  });

  test('has its sections in the order of a reader', () => {
    const headings = blocksOf(pageOf(CAMPAIGN_REACH)).filter((block) => block.startsWith('Header'));

    expect(headings).toEqual([
      'Header1: CampaignReach: who can learn what',
      'Header2: What each member can learn of the data of others',
      'Header2: How strong the protection is',
      'Header2: Rules of the room',
      'Header2: Not restricted',
      'Header2: The analyses, word for word',
      'Header3: reach_by_category',
    ]);
  });

  test.each([
    [
      'members',
      '| Publisher | all others | all | **not known**: it receives no results, but it is not known what x shows |',
    ],
    ['members', 'all others | all | **not known**: it is not known what x shows |'],
    ['receivers', 'all others | all | **not known**: it is not known what x shows |'],
  ] as const)('states what can open more to %s than the flows', (opensTo, row) => {
    const page = pageOf({ ...CAMPAIGN_REACH, unknown: [{ of: 'x', what: 'what x shows', opensTo }] });

    expect(page).toContain(row);
  });

  test('does not open what only receivers can learn to a member that receives nothing', () => {
    const page = pageOf({ ...CAMPAIGN_REACH, unknown: [{ of: 'x', what: 'what x shows', opensTo: 'receivers' }] });

    expect(page).toContain('| Publisher | all others | all | **nothing**: it receives no results |');
  });

  test('states each value that is not known', () => {
    const page = pageOf({
      ...CAMPAIGN_REACH,
      unknown: [
        { of: 'App/Sales', what: 'which columns "sales" contains' },
        { of: PUBLISHER, what: 'which costs it pays' },
      ],
    });

    expect(page).not.toContain('Read whole');
    expect(page).toContain(
      '**Not known**, so that the page shows the most that is possible:\n\n' +
        '- which columns "sales" contains (`App/Sales`)\n' +
        '- which costs it pays (Publisher (111111111111))\n',
    );
    expect(page).toContain('2 values are not known: the most that is possible is assumed.');
  });

  test('states which texts are not read, if all values are known', () => {
    const analyses = CAMPAIGN_REACH.analyses.map((analysis) => ({ ...analysis, understood: false }));
    const page = pageOf({ ...CAMPAIGN_REACH, analyses });

    expect(page).not.toContain('Read whole');
    expect(page).toContain('The page shows the most that is possible with `reach_by_category`.');
  });

  test('states that a collaboration outside of the app is', () => {
    const collaboration = { ...EMPTY.collaboration, outside: true };

    expect(pageOf({ ...EMPTY, collaboration })).toContain('The collaboration is outside of this app');
  });

  test('has the path of a collaboration without a name', () => {
    const collaboration = { ...EMPTY.collaboration, name: null };

    expect(pageOf({ ...EMPTY, collaboration })).toMatch(/^# App\/Room: who can learn what\n/);
  });

  test('states that everything is possible with a text that is not read', () => {
    const flow: Flow = { ...CLEAR, uses: [{ level: 'CLEAR', through: { kind: 'anyJob' }, read: false }] };

    expect(pageOf({ ...CAMPAIGN_REACH, flows: [flow] })).toContain(
      '| **in clear** (the most that is possible, as the code is not read) | any job |',
    );
  });

  test('has a row for columns that are not known', () => {
    expect(pageOf({ ...CAMPAIGN_REACH, flows: [{ ...CLEAR, column: '*' }] })).toContain('| all columns | **in clear**');
  });

  test('has a row for the number of rows of a table', () => {
    const page = pageOf({ ...CAMPAIGN_REACH, flows: [CLEAR, { ...CLEAR, column: 'count(*)' }] });

    expect(page).toContain('| the number of rows | **in clear**');
    expect(page).toContain('(3 of 17 columns): the number of rows and `cat1` in clear');
    expect(page).toContain('"cat1, the number of rows: in clear"');
  });

  test('has the columns of which a member learns nothing', () => {
    const page = pageOf({ ...CAMPAIGN_REACH, flows: [CLEAR] });

    expect(page).toContain(
      '| `campaign` and `uid` | **nothing**: no analysis of which it receives results uses them | – |',
    );
    expect(page).toContain('| the other 14 columns | **nothing**: not in the configured table | – |');
  });

  test('shows a member and a table that only a flow names', () => {
    const page = pageOf({ ...EMPTY, flows: [{ ...CLEAR, receiver: 'other members', table: 'later' }] });

    expect(page).toContain("| other members | 111111111111's `later` | `cat1` | **in clear**");
  });

  test('names members with the same name by their accounts', () => {
    const members = CAMPAIGN_REACH.members.map((one) => ({ ...one, name: 'Ads' }));

    expect(pageOf({ ...CAMPAIGN_REACH, members })).toContain(
      "| Ads (222222222222) | Ads (111111111111)'s `impressions` | `cat1` |",
    );
  });
});

describe('a member that learns nothing', () => {
  function whyNothing(report: Partial<PrivacyReport>): string {
    const page = pageOf({ ...CAMPAIGN_REACH, flows: [], ...report });
    return /\| Advertiser \| all others \| all \| \*\*nothing\*\*: (.*?) \|/.exec(page)?.[1] ?? page;
  }

  function advertiser(options: Parameters<typeof member>[1]): Partial<PrivacyReport> {
    const [publisher] = CAMPAIGN_REACH.members;
    return { members: [...(publisher ? [publisher] : []), member(ADVERTISER, { name: 'Advertiser', ...options })] };
  }

  test('receives no results', () => {
    expect(whyNothing(advertiser({ receivesResults: false }))).toBe('it receives no results');
  });

  test('is not an allowed receiver', () => {
    const controls = CAMPAIGN_REACH.controls.filter(({ kind }) => kind !== 'RESULT_RECEIVERS');

    expect(whyNothing({ controls })).toBe('it is not an allowed receiver of any table');
  });

  test.each([
    ['an allowed receiver', [ADVERTISER]],
    ['perhaps an allowed receiver', null],
  ])('is %s, but nothing reads the tables', (_, value) => {
    const controls = [{ kind: 'RESULT_RECEIVERS' as const, owner: PUBLISHER, subject: 'impressions', value }];

    expect(whyNothing({ controls })).toBe(
      'no analysis of which it receives the results reads a table of another member',
    );
  });

  test('is in a room without tables of others', () => {
    expect(whyNothing({ tables: [] })).toBe('no other member has a table');
  });

  test('perhaps learns something of tables that are not in the app', () => {
    const [, ...others] = CAMPAIGN_REACH.members;
    const members = [member(PUBLISHER, { inApp: false }), ...others];
    const page = pageOf({ ...CAMPAIGN_REACH, members, flows: [], tables: [] });

    expect(page).toContain('| all others | all | **not known**: the tables of 111111111111 are not in this app |');
    expect(page).toContain(
      'What Advertiser (222222222222) can learn of the data of others is not known: ' +
        'the tables of 111111111111 are not in this app.',
    );
  });

  test('perhaps learns something of further tables of a member outside of the app', () => {
    const [, ...others] = CAMPAIGN_REACH.members;
    const members = [member(PUBLISHER, { inApp: false }), ...others];

    expect(pageOf({ ...CAMPAIGN_REACH, members })).toContain(
      '|  | 111111111111 | all | **not known**: the tables are not in this app | – |',
    );
  });
});

describe('a large room', () => {
  const page = pageOf(largeRoom(50, 200));

  test('has one row for what is equal, and its names in full', () => {
    const [rows = ''] = page.split('\n## How strong')[0]?.split('\n## What each member').slice(1) ?? [];

    expect(rows.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(4);
    expect(rows).toContain('and 40 more tables');
    expect(rows).toContain('and 190 more columns');
    expect(rows).toContain('`table_49`');
    expect(rows).toContain('`column_199`');
  });

  test('is short enough to be read', () => {
    expect(page.length).toBeLessThan(12_000);
  });

  test('has a picture with few arrows', async () => {
    const picture = await parsePicture(page);

    expect(picture).toContain('"50 tables"');
    expect(picture.split('-->').length - 1).toBeLessThan(5);
  });
});

describe.each(SEEDS)('pages of random reports, seed %i', (seed) => {
  test('have each member, table and column of a flow', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const page = pageOf(report);

        for (const { table, column, uses } of report.flows) {
          const through = uses.flatMap((use) => ('name' in use.through ? [use.through.name] : []));
          const wanted = [table, ...(column === '*' ? [] : [column]), ...through];
          expect(wanted.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
        }
      }),
      { seed, numRuns: RUNS },
    );
  });

  test('make no claim, whatever the room', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(claimsIn(pageOf(report))).toEqual([]);
      }),
      { seed, numRuns: RUNS },
    );
  });

  test('are the same for the same report, written and read again', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(pageOf(JSON.parse(JSON.stringify(report)) as PrivacyReport)).toBe(pageOf(report));
      }),
      { seed, numRuns: RUNS },
    );
  });

  test('have no line that ends with a space, and no undefined value', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(pageOf(report)).not.toMatch(/ $|undefined|\bNaN\b|\[object/m);
      }),
      { seed, numRuns: RUNS },
    );
  });
});
