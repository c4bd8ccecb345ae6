import { mappedIdsStayInJoins } from '../../../src/rules/id-namespace/mapped-ids-stay-in-joins';
import { ABSENT, idNamespace, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(mappedIdsStayInJoins, {
  fires: [
    {
      name: 'the IDs are a dimension',
      subject: () => idNamespace(undefined, { isDimension: known(true) }),
      violations: [
        {
          severity: 'warning',
          what: 'queries can return the IDs of the namespace "customers"',
          fix: 'set "AllowUseAsDimensionColumn" to false',
          property: 'IdMappingConfig.AllowUseAsDimensionColumn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the IDs are no dimension', subject: () => idNamespace(undefined, { isDimension: known(false) }) },
    { name: 'nothing is specified', subject: () => idNamespace(undefined, { isDimension: ABSENT }) },
  ],
  unknown: [{ name: 'it is a token', subject: () => idNamespace(undefined, { isDimension: UNKNOWN }) }],
});
