import type { Fact } from '../../../src/model/fact';
import { parameterDefaultsFitTypes } from '../../../src/rules/analysis-template/parameter-defaults-fit-types';
import { ABSENT, known, list, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

function withDefault(type: Fact<string>, defaultValue: Fact<string>) {
  return template(undefined, 'SELECT :since', { declarations: list([{ name: known('since'), type, defaultValue }]) });
}

describeRule(parameterDefaultsFitTypes, {
  fires: [
    {
      name: 'a date is a word',
      subject: () => withDefault(known('DATE'), known('yesterday')),
      violations: [
        {
          severity: 'warning',
          what: 'the parameter "since" of "Reach" has type "DATE", but its default value is "yesterday"',
          fix: 'write a value of this type, such as 7, 2026-01-31 or true, or change the type',
          property: 'AnalysisParameters',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a date is a date', subject: () => withDefault(known('DATE'), known('2026-01-31')) },
    { name: 'there is no default value', subject: () => withDefault(known('DATE'), ABSENT) },
    { name: 'the default value is empty', subject: () => withDefault(known('DATE'), known('')) },
    { name: 'there are no parameters', subject: () => template(undefined, 'SELECT 1') },
  ],
  unknown: [
    { name: 'the type is a token', subject: () => withDefault(UNKNOWN, known('yesterday')) },
    { name: 'the default value is a token', subject: () => withDefault(known('DATE'), UNKNOWN) },
    {
      name: 'the parameters are a token',
      subject: () => template(undefined, 'SELECT :since', { declarations: UNKNOWN }),
    },
  ],
});
