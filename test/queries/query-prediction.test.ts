import { App, Aws, Stack, Stage } from 'aws-cdk-lib';
import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  AdditionalAnalyses,
  Aggregate,
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  AnalysisSource,
  type Collaboration,
  ConfiguredTable,
  type ConfiguredTableProps,
  Membership,
  OutputConstraint,
  QueryPrediction,
  QueryVerdict,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { ADVERTISER, collaborationOf, PUBLISHER, STRANGER, salesSource, twoStacks } from '../support/two-companies';

const ANY = AllowedAnalyses.anyQueryFrom(ADVERTISER);
const AGGREGATION = AnalysisRule.aggregation({
  aggregates: [Aggregate.countDistinct('user_id')],
  dimensionColumns: ['city'],
  joinColumns: ['user_id'],
  outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
});
const LIST = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });

let collaboration: Collaboration;
let publisher: Membership;
let advertiser: Membership;

beforeEach(() => {
  const stacks = twoStacks();
  collaboration = collaborationOf(stacks.publisher);
  publisher = creatorMembership(collaboration);
  advertiser = new Membership(stacks.advertiser, 'Membership', { collaboration });
});

function associate(name: string, membership: Membership, props: Partial<ConfiguredTableProps>): ConfiguredTable {
  const table = new ConfiguredTable(Stack.of(membership), `Table-${name}`, {
    source: salesSource(Stack.of(membership)),
    allowedColumns: ['user_id', 'city'],
    ...props,
  });
  membership.associate(`Association-${name}`, {
    table,
    associationName: name,
    ...(props.analysisRule && { resultReceivers: [ADVERTISER] }),
  });
  return table;
}

function predict(sql: string, accountId = ADVERTISER): QueryPrediction {
  return QueryPrediction.of(collaboration, { accountId, sql });
}

/** What is refused, and what is not known. */
function refusals({ verdict, reasons }: QueryPrediction): readonly string[] {
  expect(reasons.some(({ isRefusal }) => isRefusal)).toBe(verdict === QueryVerdict.REFUSED);
  return reasons.filter(({ isRefusal }) => isRefusal).map(({ what }) => what);
}

describe('with a custom rule', () => {
  test('a query of an allowed account is allowed', () => {
    associate('sales', publisher, { analysisRule: AnalysisRule.custom({ allowedAnalyses: ANY }) });

    expect(predict('SELECT city FROM sales')).toEqual({ verdict: QueryVerdict.ALLOWED, reasons: [] });
  });

  test('a column that is not allowed is refused at its place, with the page', () => {
    associate('sales', publisher, { analysisRule: AnalysisRule.custom({ allowedAnalyses: ANY }) });

    const { verdict, reasons } = predict('SELECT city,\n  email FROM sales');

    expect(verdict).toBe(QueryVerdict.REFUSED);
    expect(reasons).toMatchObject([
      { what: '"email" is not an allowed column of the tables that it reads', line: 2, column: 3, isRefusal: true },
    ]);
    expect(reasons[0].page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  test('a disallowed output column is refused, under any name', () => {
    const analysisRule = AnalysisRule.custom({ allowedAnalyses: ANY, disallowedOutputColumns: ['user_id'] });
    associate('sales', publisher, { analysisRule });

    expect(refusals(predict('SELECT upper(user_id) AS city FROM sales'))).toHaveLength(1);
    expect(predict('SELECT city FROM sales WHERE user_id IS NOT NULL').verdict).toBe(QueryVerdict.ALLOWED);
  });

  test('a query of an account without permission is refused, with what allows it', () => {
    associate('sales', publisher, {
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER) }),
    });

    const { reasons } = predict('SELECT city FROM sales');

    expect(reasons).toMatchObject([
      {
        what: `"Table-sales" allows queries only of "${PUBLISHER}", not of ${ADVERTISER} ("Advertiser")`,
        fix: `allow it with AllowedAnalyses.anyQueryFrom("${ADVERTISER}")`,
      },
    ]);
  });

  test('a table that allows only templates refuses it, and names them', () => {
    const reach = publisher.addAnalysisTemplate('Reach', { source: AnalysisSource.sql('SELECT count(*) FROM sales') });
    associate('sales', publisher, {
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) }),
    });

    const { reasons } = predict('SELECT city FROM sales');

    expect(reasons).toMatchObject([
      { what: 'the custom analysis rule of "Table-sales" allows only analysis templates', isRefusal: true },
    ]);
    expect(reasons[0].fix).toMatch(/^run one of the templates "Reach", or allow it with /);
  });
});

describe('with an aggregation rule', () => {
  beforeEach(() => {
    associate('sales', publisher, { analysisRule: AGGREGATION });
  });

  test('a join with a table of the query runner is required, in the words of the service', () => {
    expect(refusals(predict('SELECT city, COUNT(DISTINCT user_id) FROM sales GROUP BY city'))).toEqual([
      expect.stringContaining('an inner join to one is required for table "sales"'),
    ]);

    associate('clients', advertiser, { analysisRule: AGGREGATION });
    const sql =
      'SELECT s.city, COUNT(DISTINCT s.user_id) FROM sales s JOIN clients c ON s.user_id = c.user_id GROUP BY s.city';
    expect(predict(sql)).toEqual({ verdict: QueryVerdict.ALLOWED, reasons: [] });
    // AND can combine conditions, and OR only if the rule lists it.
    expect(refusals(predict(sql.replace(' GROUP', ' OR c.user_id = s.user_id GROUP')))).toEqual([
      expect.stringContaining('OR in a join'),
    ]);
  });

  test('rows, functions and columns that it does not list are refused', () => {
    expect(refusals(predict('SELECT user_id FROM sales'))).not.toEqual([]);
    expect(refusals(predict('SELECT upper(city), COUNT(DISTINCT user_id) FROM sales GROUP BY 1'))).not.toEqual([]);
  });

  test('a table with a rule of another type cannot be read together with it', () => {
    associate('clients', advertiser, { analysisRule: AnalysisRule.custom({ allowedAnalyses: ANY }) });

    expect(
      refusals(predict('SELECT COUNT(DISTINCT s.user_id) FROM sales s JOIN clients c ON s.user_id = c.user_id')),
    ).toEqual(['the tables have analysis rules of different types']);
  });
});

test('with a list rule, only distinct rows of the overlap are returned', () => {
  associate('sales', publisher, { analysisRule: LIST });
  associate('clients', advertiser, { analysisRule: LIST });
  const overlap = 'SELECT DISTINCT s.city FROM sales s JOIN clients c ON s.user_id = c.user_id';

  expect(predict(overlap)).toEqual({ verdict: QueryVerdict.ALLOWED, reasons: [] });
  expect(refusals(predict(overlap.replace('DISTINCT ', '')))).toHaveLength(1);
  expect(refusals(predict(overlap.replace('s.city', 's.user_id')))).toHaveLength(1);
});

describe('a table', () => {
  test.each<[string, Partial<ConfiguredTableProps>, string]>([
    ['without an analysis rule', {}, '"Table-sales" has no analysis rule'],
    [
      'for jobs only',
      {
        analysisMethod: AnalysisMethod.DIRECT_JOB,
        analysisRule: AnalysisRule.custom({ allowedAnalyses: ANY }),
      },
      '"Table-sales" can be analyzed with PySpark jobs only',
    ],
    [
      'for additional analyses only',
      {
        analysisRule: AnalysisRule.custom({ allowedAnalyses: ANY, additionalAnalyses: AdditionalAnalyses.REQUIRED }),
      },
      'the analysis rule of "Table-sales" allows only additional analyses, such as the training of models',
    ],
  ])('%s is not queried', (_, props, what) => {
    associate('sales', publisher, props);

    expect(refusals(predict('SELECT city FROM sales'))).toContain(what);
  });

  test('that no member associates does not exist, if all members are in the app', () => {
    expect(refusals(predict('SELECT city FROM sale'))).toEqual(['there is no table "sale"']);
  });

  test('of a member who is not in the app is not known', () => {
    const alone = collaborationOf(twoStacks().publisher);
    creatorMembership(alone);

    const { verdict, reasons } = QueryPrediction.of(alone, { accountId: ADVERTISER, sql: 'SELECT a FROM other' });

    expect(verdict).toBe(QueryVerdict.UNKNOWN);
    expect(reasons).toMatchObject([
      { what: 'it is not known whether another member associates a table "other", and with which rule' },
    ]);
  });
});

describe('the member', () => {
  beforeEach(() => {
    associate('sales', publisher, {
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER, PUBLISHER) }),
    });
  });

  test('must have the ability to query', () => {
    expect(refusals(predict('SELECT city FROM sales', PUBLISHER))).toEqual([
      expect.stringMatching(/^\d{12}( \("Publisher"\))? cannot query in /),
    ]);
  });

  test('must be a member', () => {
    expect(refusals(predict('SELECT city FROM sales', STRANGER))).toContainEqual(
      expect.stringMatching(new RegExp(`^${STRANGER} is not a member of `)),
    );
  });
});

test.each([
  ['is not a query', 'DROP TABLE sales'],
  ['is not complete', 'SELECT (city FROM sales'],
  ['has a parameter, which only templates have', 'SELECT city FROM sales WHERE city = :city'],
])('a text that %s is refused', (_, sql) => {
  associate('sales', publisher, { analysisRule: AnalysisRule.custom({ allowedAnalyses: ANY }) });

  expect(refusals(predict(sql))).toHaveLength(1);
});

test('a text that is not understood is not known', () => {
  associate('sales', publisher, { analysisRule: AnalysisRule.custom({ allowedAnalyses: ANY }) });

  const { verdict, reasons } = predict('FROM sales |> SELECT city');

  expect(verdict).toBe(QueryVerdict.UNKNOWN);
  expect(reasons).toMatchObject([{ what: 'it is not known what the text means from there on', isRefusal: false }]);
});

test('a collaboration can be an L1, also in a stage', () => {
  const stack = new Stack(new Stage(new App(), 'Prod', { env: { account: PUBLISHER, region: 'us-east-1' } }), 'Room');
  const l1 = new CfnCollaboration(stack, 'L1', {
    name: 'Ads',
    description: 'Ads',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: ['CAN_QUERY'],
    queryLogStatus: 'ENABLED',
    members: [],
  });

  expect(QueryPrediction.of(l1, { accountId: PUBLISHER, sql: 'SELECT 1' }).verdict).toBe(QueryVerdict.ALLOWED);
});

test('an account or a text that is a token is an error', () => {
  expect(() => predict('SELECT 1', Aws.ACCOUNT_ID)).toThrow(/accountId.* token[\s\S]*fix: /);
  expect(() => predict(`SELECT '${Aws.REGION}'`)).toThrow(/sql.* token/);
});
