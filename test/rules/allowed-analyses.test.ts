import { describe, expect, test } from 'vitest';
import { allowedArns, allowedTemplates, allowedWildcards } from '../../src/rules/allowed-analyses';
import { OUTSIDE, outside, table, template, to } from '../support/nodes';

const ARN = 'arn:aws:cleanrooms:us-east-1:222222222222:membership/4c7b/analysistemplate/9a3f';

describe('what the custom rule of a table allows', () => {
  const reach = template(undefined, 'SELECT COUNT(*) FROM sales');
  const sales = table({
    allowed: [outside('ANY_QUERY'), to(reach), OUTSIDE, outside(ARN), to(reach), outside('ANY_JOB')],
  });

  test('are wildcards, ARNs and templates', () => {
    expect(allowedWildcards(sales)).toEqual(['ANY_QUERY', 'ANY_JOB']);
    expect(allowedArns(sales)).toEqual([ARN]);
  });

  test('is each template once', () => {
    expect(allowedTemplates(sales)).toEqual([reach]);
  });

  test('is nothing without a rule', () => {
    expect([allowedWildcards(table()), allowedArns(table()), allowedTemplates(table())]).toEqual([[], [], []]);
  });
});
