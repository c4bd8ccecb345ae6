import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AnalysisTemplateNode, ConfiguredTableNode } from '../../../src/model/nodes';
import type { ReviewFacts } from '../../../src/model/reviews';
import { allowedTemplateIsAsReviewed } from '../../../src/rules/resource/allowed-template-is-as-reviewed';
import {
  ABSENT,
  association,
  collaboration,
  customRule,
  intermediateTable,
  job,
  known,
  list,
  membership,
  outside,
  protectedRule,
  role,
  table,
  template,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule, type Expected, expectedOf } from '../../support/rule-harness';

const ARN = 'arn:aws:cleanrooms:us-east-1:222222222222:membership/a1/analysistemplate/b2';
const COUNT = 'SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city';
const ROWS = 'SELECT user_id, city FROM sales';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const review = (more: Partial<ReviewFacts>): ReviewFacts => ({
  template: { kind: 'literal', text: ARN },
  sha256: ABSENT,
  text: ABSENT,
  syntheticData: ABSENT,
  reviewer: ABSENT,
  reason: ABSENT,
  ...more,
});

interface Scene {
  readonly sql?: string;
  readonly stated?: Partial<ReviewFacts>;
  readonly template?: Partial<AnalysisTemplateNode>;
  readonly table?: Partial<ConfiguredTableNode>;
  /** Other tables of the membership, or none at all. */
  readonly associated?: 'none' | readonly ConfiguredTableNode[];
}

/** A table that allows a template as reviewed. */
function reviewed({ sql = ROWS, stated = {}, associated = [], ...more }: Scene): ConfiguredTableNode {
  const within = membership(collaboration());
  const reach = template(within, sql, more.template);
  const node = table({
    rule: customRule({ allowedAnalyses: list([{ kind: 'literal', text: ARN }]) }),
    allowed: [to(reach)],
    reviews: list([review(stated)]),
    reviewed: [to(reach)],
    ...more.table,
  });
  for (const one of associated === 'none' ? [] : [node, ...associated]) {
    association(within, one);
  }
  return node;
}

function found(what: string, fix: string, why?: string): Expected {
  return { severity: 'error', what, fix, property: 'AnalysisRules', why };
}

const differs = (from: string, text: string, change: string) =>
  `"sales" allows the text of "Reach" with the SHA-256 "${from}", but the text has "${hash(text)}": ${change}`;
const pin = (text: string) =>
  `review the new text, and then specify its hash in \`ReviewedTemplate.sha256\`: "${hash(text)}"`;
const REPLACE = 'review the new text, and then make it the text of the `ReviewedTemplate`';

const NOT_ALLOWED = found(
  'the review of "Reach" by "sales" is about an analysis template that its analysis rule does not allow',
  'state the review for the value that the analysis rule contains, or remove the review',
  'a review is about what an analysis rule allows, so it is likely that another template was reviewed',
);

describeRule(allowedTemplateIsAsReviewed, {
  fires: [
    {
      name: 'the text is another one, and only the hash of the reviewed one is known',
      subject: () => reviewed({ stated: { sha256: known(hash(COUNT)) } }),
      violations: [
        found(
          differs(
            hash(COUNT),
            ROWS,
            'the new text returns "city", "user_id" of "sales" in clear; of the reviewed one, only the hash is known',
          ),
          pin(ROWS),
        ),
      ],
    },
    {
      name: 'the text is another one, and both are known',
      subject: () => reviewed({ stated: { text: known(COUNT) } }),
      violations: [
        found(differs(hash(COUNT), ROWS, 'the new text now returns "user_id" of "sales" in clear'), REPLACE),
      ],
    },
    {
      name: 'the new text shows less',
      subject: () => reviewed({ sql: 'SELECT COUNT(*) FROM sales', stated: { text: known(COUNT) } }),
      violations: [
        found(
          differs(
            hash(COUNT),
            'SELECT COUNT(*) FROM sales',
            'the new text no longer returns "city" of "sales" in clear, and no longer aggregates "user_id" of "sales"',
          ),
          REPLACE,
        ),
      ],
    },
    {
      name: 'a column is compared with a parameter',
      subject: () => reviewed({ sql: `${COUNT} HAVING revenue > :least`, stated: { text: known(COUNT) } }),
      violations: [
        found(
          differs(
            hash(COUNT),
            `${COUNT} HAVING revenue > :least`,
            'the new text now compares "revenue" of "sales" with parameters',
          ),
          REPLACE,
        ),
      ],
    },
    {
      name: 'columns of several tables are shown',
      subject: () => {
        const sql = 'SELECT a.user_id, b.spent FROM sales a JOIN crm b ON a.user_id = b.user_id';
        const crm = table({ name: known('crm'), allowedColumns: list(['user_id', 'spent']) });
        return reviewed({ sql, stated: { text: known(ROWS) }, associated: [crm] });
      },
      violations: [
        found(
          differs(
            hash(ROWS),
            'SELECT a.user_id, b.spent FROM sales a JOIN crm b ON a.user_id = b.user_id',
            'the new text now returns "spent" of "crm" in clear, now selects rows by "user_id" of "crm", and no longer returns "city" of "sales" in clear',
          ),
          REPLACE,
        ),
      ],
    },
    {
      name: 'a column is aggregated with noise, of which the rows were compared before',
      subject: () =>
        reviewed({
          sql: 'SELECT COUNT(DISTINCT user_id), SUM(revenue) FROM sales WHERE city = 1',
          stated: { text: known('SELECT COUNT(DISTINCT user_id) FROM sales WHERE revenue = 1') },
          table: { rule: protectedRule('user_id') },
        }),
      violations: [
        found(
          differs(
            hash('SELECT COUNT(DISTINCT user_id) FROM sales WHERE revenue = 1'),
            'SELECT COUNT(DISTINCT user_id), SUM(revenue) FROM sales WHERE city = 1',
            'the new text now aggregates "revenue" of "sales" with noise, and now selects rows by "city" of "sales"',
          ),
          REPLACE,
        ),
      ],
    },
    {
      name: 'the text is another one that shows the same',
      subject: () => reviewed({ sql: `${ROWS} WHERE 1 = 1`, stated: { text: known(ROWS) } }),
      violations: [
        found(
          differs(hash(ROWS), `${ROWS} WHERE 1 = 1`, 'the new text shows the same columns in the same ways'),
          REPLACE,
        ),
      ],
    },
    {
      name: 'the new text is not understood',
      subject: () => reviewed({ sql: 'SELECT * FROM sales |> WHERE city', stated: { text: known(COUNT) } }),
      violations: [
        found(
          differs(
            hash(COUNT),
            'SELECT * FROM sales |> WHERE city',
            'the new text can show all columns that the analysis rules allow, because it is not understood',
          ),
          REPLACE,
        ),
      ],
    },
    {
      name: 'the reviewed text is not understood',
      subject: () => reviewed({ stated: { text: known('SELECT * FROM sales |> WHERE city') } }),
      violations: [
        found(
          differs(
            hash('SELECT * FROM sales |> WHERE city'),
            ROWS,
            'the new text returns "city", "user_id" of "sales" in clear; the reviewed one is not understood',
          ),
          REPLACE,
        ),
      ],
    },
    {
      name: 'the new text reads a table that is not known',
      subject: () => reviewed({ associated: 'none', stated: { sha256: known(hash(COUNT)) } }),
      violations: [
        found(
          differs(
            hash(COUNT),
            ROWS,
            'the new text can show columns of "sales", which are not known; of the reviewed one, only the hash is known',
          ),
          pin(ROWS),
        ),
      ],
    },
    {
      name: 'the new text shows nothing of a column',
      subject: () => reviewed({ sql: 'SELECT COUNT(*) FROM sales', stated: { sha256: known(hash(COUNT)) } }),
      violations: [
        found(
          differs(
            hash(COUNT),
            'SELECT COUNT(*) FROM sales',
            'the new text shows no values of a column; of the reviewed one, only the hash is known',
          ),
          pin('SELECT COUNT(*) FROM sales'),
        ),
      ],
    },
    {
      name: 'somebody has reviewed it for a reason',
      subject: () =>
        reviewed({ stated: { text: known(COUNT), reviewer: known('privacy@example.com'), reason: known('PRIV-7') } }),
      violations: [
        found(
          `"sales" allows the text of "Reach" with the SHA-256 "${hash(COUNT)}", which "privacy@example.com" has reviewed (PRIV-7), but the text has "${hash(ROWS)}": the new text now returns "user_id" of "sales" in clear`,
          REPLACE,
        ),
      ],
    },
    {
      name: 'an intermediate table allows another text',
      subject: () => {
        const within = membership(collaboration());
        const reach = template(within, ROWS);
        return intermediateTable(within, known('daily'), {
          allowed: [to(reach)],
          reviews: list([review({ sha256: known(hash(COUNT)) })]),
          reviewed: [to(reach)],
        });
      },
      violations: [
        found(
          `"daily" allows the text of "Reach" with the SHA-256 "${hash(COUNT)}", but the text has "${hash(ROWS)}": the new text can show columns of "sales", which are not known; of the reviewed one, only the hash is known`,
          pin(ROWS),
        ),
      ],
    },
    {
      name: 'the reviewed template generates synthetic data, but this one does not',
      subject: () => reviewed({ stated: { sha256: known(hash(ROWS)), syntheticData: known(true) } }),
      violations: [
        found(
          '"sales" allows "Reach", as a template that generates synthetic data, but it returns the rows of its query',
          'generate synthetic data again, or review the template and omit `syntheticData`',
        ),
      ],
    },
    {
      name: 'the template generates synthetic data, which the review does not contain',
      subject: () => reviewed({ stated: { sha256: known(hash(ROWS)) }, template: { syntheticData: known(true) } }),
      violations: [
        found(
          '"sales" allows "Reach", as a template that returns the rows of its query, but it generates synthetic data',
          'state with `syntheticData` that the reviewed template generates synthetic data',
          'without it in the review, a later change of the template that removes synthetic data would not be noticed',
        ),
      ],
    },
    {
      name: 'a review is not about a template',
      subject: () =>
        reviewed({
          stated: { template: { kind: 'absent' }, sha256: known(hash(ROWS)) },
          table: { reviewed: [outside()] },
        }),
      violations: [
        found(
          'a review by "sales" does not contain the analysis template',
          'state the review for the value that the analysis rule contains',
          'a review that is not about a certain analysis template protects nothing',
        ),
      ],
    },
    {
      name: 'a review is about a template that the table does not allow',
      subject: () => {
        const other = template(membership(collaboration()), COUNT, { name: known('Other') });
        return reviewed({ stated: { sha256: known(hash(ROWS)) }, table: { allowed: [to(other), outside('ANY_JOB')] } });
      },
      violations: [NOT_ALLOWED],
    },
    {
      name: 'a review is about a template of a partner that the table does not allow',
      subject: () =>
        reviewed({
          stated: { sha256: known(hash(ROWS)) },
          table: { allowed: [outside(`${ARN}3`)], reviewed: [outside(ARN)] },
        }),
      violations: [{ ...NOT_ALLOWED, what: NOT_ALLOWED.what.replace('"Reach"', `"${ARN}"`) }],
    },
    {
      name: 'a review is about a template in PySpark',
      subject: () => {
        const code = job(membership(collaboration()), { name: known('Reach') });
        return reviewed({
          stated: { sha256: known(hash(ROWS)) },
          table: { allowed: [to(code)], reviewed: [to(code)] },
        });
      },
      violations: [
        found(
          'the review of "Reach" by "sales" is about an analysis template in PySpark',
          'allow the template with `ReviewedTemplate.withoutText`, and review its code in the bucket',
          'the code of such a template is in a bucket, so that the app contains no text that can be compared',
        ),
      ],
    },
    {
      name: 'a review has no hash',
      subject: () => reviewed({}),
      violations: [
        found(
          'the review of "Reach" by "sales" contains neither a hash nor a text',
          'state the SHA-256 of the reviewed text with `ReviewedTemplate.sha256`',
          'a review without a hash cannot be compared with the text of the template',
        ),
      ],
    },
    {
      name: 'a hash is too short',
      subject: () => reviewed({ stated: { sha256: known('abc') } }),
      violations: [
        found(
          'the review of "Reach" by "sales" contains the hash "abc"',
          'specify the hash of the whole text in UTF-8, as the command sha256sum prints it',
          'a SHA-256 has 64 hexadecimal digits',
        ),
      ],
    },
    {
      name: 'a hash is not that of the text beside it',
      subject: () => reviewed({ stated: { sha256: known(hash(ROWS)), text: known(COUNT) } }),
      violations: [
        found(
          `the review of "Reach" by "sales" contains the hash "${hash(ROWS)}" and a text with another hash`,
          'remove the hash, or the text',
          'a review is about one text',
        ),
      ],
    },
  ],
  quiet: [
    { name: 'the hash is that of the text', subject: () => reviewed({ stated: { sha256: known(hash(ROWS)) } }) },
    {
      name: 'the hash is written in uppercase',
      subject: () => reviewed({ stated: { sha256: known(hash(ROWS).toUpperCase()) } }),
    },
    {
      name: 'the text is the reviewed one, and so is its hash',
      subject: () => reviewed({ stated: { text: known(ROWS), sha256: known(hash(ROWS)) } }),
    },
    {
      name: 'the reviewed template generates synthetic data',
      subject: () =>
        reviewed({
          stated: { sha256: known(hash(ROWS)), syntheticData: known(true) },
          template: { syntheticData: known(true) },
        }),
    },
    { name: 'nothing is reviewed', subject: () => reviewed({ table: { reviews: ABSENT, reviewed: [] } }) },
    { name: 'the resource is not a table', subject: () => role() },
  ],
  unknown: [
    {
      name: 'the reviews',
      subject: () => reviewed({ table: { reviews: UNKNOWN, reviewed: [] } }),
    },
    {
      name: 'the text',
      subject: () => reviewed({ stated: { sha256: known(hash(COUNT)) }, template: { sql: UNKNOWN } }),
    },
    {
      name: 'the format',
      subject: () => reviewed({ stated: { sha256: known(hash(COUNT)) }, template: { format: UNKNOWN } }),
    },
    { name: 'the hash', subject: () => reviewed({ stated: { sha256: UNKNOWN } }) },
    { name: 'the reviewed text', subject: () => reviewed({ stated: { text: UNKNOWN } }) },
    {
      name: 'the reviewed text beside a hash',
      subject: () => reviewed({ stated: { text: UNKNOWN, sha256: known(hash(ROWS)) }, template: { sql: UNKNOWN } }),
    },
    {
      name: 'whether the reviewed template generates synthetic data',
      subject: () =>
        reviewed({
          stated: { sha256: known(hash(ROWS)), syntheticData: UNKNOWN },
          template: { syntheticData: known(true) },
        }),
    },
    {
      name: 'whether the template generates synthetic data',
      subject: () =>
        reviewed({
          stated: { sha256: known(hash(ROWS)), syntheticData: known(true) },
          template: { syntheticData: UNKNOWN },
        }),
    },
    {
      name: 'the template, which is outside of the app',
      subject: () =>
        reviewed({
          stated: { sha256: known(hash(COUNT)) },
          table: { allowed: [outside(ARN)], reviewed: [outside(ARN)], rule: UNKNOWN },
        }),
    },
    {
      name: 'whether a template that the table allows is the reviewed one',
      subject: () =>
        reviewed({ stated: { sha256: known(hash(ROWS)) }, table: { allowed: [outside()], reviewed: [outside(ARN)] } }),
    },
  ],
});

describe('texts that differ only in the ends of lines', () => {
  const unix = 'SELECT city\nFROM sales\n';

  test.each([
    ['in files of Windows', 'SELECT city\r\nFROM sales\r\n'],
    ['in a file without a last line end', 'SELECT city\nFROM sales'],
  ])('are reported as such: %s', (_, sql) => {
    for (const stated of [{ sha256: known(hash(unix)) }, { text: known(unix) }]) {
      const [violation, ...others] = allowedTemplateIsAsReviewed.check(reviewed({ sql, stated }));

      expect(others).toEqual([]);
      expect(expectedOf(allowedTemplateIsAsReviewed, violation).what).toBe(
        differs(hash(unix), sql, 'the two texts differ only in the ends of lines'),
      );
    }
  });
});

test('a review is about a template with its ARN, which a template of the app can have', () => {
  const within = membership(collaboration());
  const reach = template(within, ROWS);
  const node = table({
    rule: customRule({ allowedAnalyses: list([{ kind: 'literal', text: ARN }]) }),
    allowed: [outside(ARN)],
    reviews: list([review({ sha256: known(hash(ROWS)) })]),
    reviewed: [to(reach)],
  });

  expect(allowedTemplateIsAsReviewed.check(node)).toEqual([]);
});
