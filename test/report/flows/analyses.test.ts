import { describe, expect, test } from 'vitest';
import { known, list, UNKNOWN } from '../../../src/model/fact';
import type { Graph } from '../../../src/model/register';
import { flowsOf } from '../../../src/report/facts/flows';
import type { ReportedAnalysis } from '../../../src/report/report';
import { type Room, roomsIn } from '../../../src/report/room';
import {
  ADVERTISER,
  association,
  collaboration,
  collaborationRule,
  customRule,
  intermediateTable,
  job,
  membership,
  outside,
  PUBLISHER,
  protectedRule,
  table,
  template,
} from '../../support/nodes';

/** The analyses of a room in which the publisher shares `sales` under a rule. */
function analysesOf(
  fill: (memberships: {
    readonly publisher: ReturnType<typeof membership>;
    readonly advertiser: ReturnType<typeof membership>;
  }) => void,
  rule: Parameters<typeof table>[0] = { rule: customRule(), allowed: [outside('ANY_QUERY')] },
): readonly ReportedAnalysis[] {
  const ads = collaboration();
  const [publisher, advertiser] = [membership(ads), membership(ads, ADVERTISER)];
  association(publisher, table(rule), { rule: collaborationRule() });
  fill({ publisher, advertiser });
  const graph = { collaboration: [ads], membership: [publisher, advertiser] };
  return flowsOf(roomsIn(graph as unknown as Graph)[0] as Room).analyses;
}

const PRIVATE = { rule: protectedRule('user_id') };
const GROUPS = 'SELECT city, COUNT(DISTINCT user_id) AS n, AVG(revenue) FROM sales GROUP BY city';

describe('an analysis', () => {
  test('has its text, what it reads, and where each of its columns comes from', () => {
    const parameters = {
      parameters: list(['since']),
      declarations: list([{ name: known('since'), type: UNKNOWN, defaultValue: UNKNOWN }]),
    };
    const [analysis] = analysesOf(({ advertiser }) => template(advertiser, `${GROUPS} -- ä`, parameters));

    expect(analysis).toEqual({
      owner: ADVERTISER,
      name: 'Reach',
      kind: 'template',
      format: 'SQL',
      text: `${GROUPS} -- ä`,
      sha256: '2b016c217144d5ad38021911e0e50cf64ad4e71d033758cc8a7736c75199be82',
      parameters: [{ name: 'since', type: null }],
      understood: true,
      verdict: 'allowed',
      privacyVerdict: null,
      aggregationsPerRun: null,
      reads: ['sales'],
      allowedBy: ['sales'],
      columns: [
        { name: 'city', from: [{ table: 'sales', column: 'city', level: 'CLEAR' }] },
        { name: 'n', from: [{ table: 'sales', column: 'user_id', level: 'AGGREGATED' }] },
        { name: null, from: [{ table: 'sales', column: 'revenue', level: 'AGGREGATED' }] },
      ],
    });
  });

  test.each([
    [GROUPS, 'VALID', 2],
    ['SELECT user_id FROM sales', 'INVALID', 0],
    ['FROM sales |> WHERE city = 1', 'UNABLE_TO_VALIDATE', null],
  ])('has the verdict for differential privacy: %s', (sql, privacyVerdict, aggregationsPerRun) => {
    const [analysis] = analysesOf(({ publisher }) => template(publisher, sql), PRIVATE);

    expect(analysis).toMatchObject({ privacyVerdict, aggregationsPerRun });
  });

  test('is refused if a placeholder is not a parameter', () => {
    const [analysis] = analysesOf(({ publisher }) => template(publisher, `${GROUPS} HAVING COUNT(*) > :n`));

    expect(analysis).toMatchObject({ understood: true, verdict: 'refused' });
  });

  test('has no text if it is not in the app', () => {
    const none = { text: null, sha256: null, understood: false, verdict: null, columns: null };
    const [code, query] = analysesOf(({ publisher }) => {
      template(publisher, '', { sql: UNKNOWN });
      job(publisher, { name: known('Code') });
    });

    expect(code).toMatchObject({ ...none, format: 'PYSPARK_1_0', reads: ['sales'] });
    expect(query).toMatchObject({ ...none, format: 'SQL', reads: [] });
  });

  test('can be the query of an intermediate table', () => {
    const [analysis] = analysesOf(({ advertiser }) => intermediateTable(advertiser));

    expect(analysis).toMatchObject({
      owner: ADVERTISER,
      name: 'daily',
      kind: 'intermediateTable',
      text: 'SELECT city FROM sales',
      verdict: 'allowed',
      reads: ['sales'],
      allowedBy: ['sales'],
    });
  });

  test('reads tables in the order of their names, also those that are not in the app', () => {
    const [analysis] = analysesOf(({ publisher }) =>
      template(publisher, 'SELECT s.city FROM sales s JOIN crm ON crm.id = s.user_id'),
    );

    expect(analysis).toMatchObject({ owner: PUBLISHER, verdict: 'refused', reads: ['crm', 'sales'] });
  });
});
