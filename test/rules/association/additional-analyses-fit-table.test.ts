import type { Fact, ListFact } from '../../../src/model/fact';
import type { Pointer } from '../../../src/model/raw';
import { additionalAnalysesFitTable } from '../../../src/rules/association/additional-analyses-fit-table';
import { ABSENT, association, customRule, known, list, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'set `additionalAnalyses` in the analysis rule of the table to `AdditionalAnalyses.ALLOWED`, or remove `allowedAdditionalAnalyses`';

/** An association that lists these additional analyses, whose table says this about them. */
function listing(ofTable: Fact<string>, listed: ListFact<Pointer> = list([MODEL])) {
  const rule = known({ ...customRule().value, additionalAnalyses: ofTable });
  return association(undefined, table({ rule }), { additionalAnalyses: listed });
}

const MODEL: Pointer = { kind: 'literal', text: 'arn:aws:cleanrooms-ml:…' };

describeRule(additionalAnalysesFitTable, {
  fires: [
    {
      name: 'the table does not allow them',
      subject: () => listing(known('NOT_ALLOWED')),
      violations: [
        {
          severity: 'error',
          what: '"sales" allows additional analyses, but the analysis rule of its table does not allow them',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'the table does not mention them',
      subject: () => listing(ABSENT),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows additional analyses, but the analysis rule of its table does not mention them',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the table allows them', subject: () => listing(known('ALLOWED')) },
    { name: 'the table requires them', subject: () => listing(known('REQUIRED')) },
    { name: 'none is listed', subject: () => listing(known('NOT_ALLOWED'), list([])) },
  ],
  unknown: [
    { name: 'it is a token', subject: () => listing(UNKNOWN) },
    {
      name: 'the rule of the table is a token',
      subject: () => association(undefined, table({ rule: UNKNOWN }), { additionalAnalyses: list([MODEL]) }),
    },
    { name: 'the list is a token', subject: () => listing(known('NOT_ALLOWED'), UNKNOWN) },
    {
      name: 'the table is outside of the app',
      subject: () => association(undefined, undefined, { additionalAnalyses: list([MODEL]) }),
    },
  ],
});
