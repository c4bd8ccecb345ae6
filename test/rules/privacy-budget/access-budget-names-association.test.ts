import type { PrivacyBudgetNode } from '../../../src/model/nodes';
import { accessBudgetNamesAssociation } from '../../../src/rules/privacy-budget/access-budget-names-association';
import {
  association,
  budget,
  intermediateTable,
  known,
  OUTSIDE,
  outside,
  table,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'pass the association to `PrivacyBudget.access`, which uses its ARN';

const MEMBERSHIP = 'arn:aws:cleanrooms:us-east-1:111111111111:membership/1111-2222';

const naming = (resource: PrivacyBudgetNode['resource'], type = known('ACCESS_BUDGET')) =>
  budget(undefined, { type, resource });

describeRule(accessBudgetNamesAssociation, {
  fires: [
    {
      name: 'it names a configured table',
      subject: () => naming(to(table())),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" refers to the configured table "sales"',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
    {
      name: 'it names an association by its id',
      subject: () => naming(to(association(undefined, table()), 'ConfiguredTableAssociationIdentifier')),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" refers to "ConfiguredTableAssociationIdentifier" of the association "sales", which is not its ARN',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
    {
      name: 'it names an association by its Ref',
      subject: () => naming(to(association(undefined, table()), 'Ref')),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" refers to "Ref" of the association "sales", which is not its ARN',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
    {
      name: 'it names an intermediate table by its id',
      subject: () => naming(to(intermediateTable(undefined, UNKNOWN), 'IntermediateTableIdentifier')),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" refers to "IntermediateTableIdentifier" of the intermediate table "Daily", which is not its ARN',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
    {
      name: 'it names the ARN of a configured table',
      subject: () => naming(outside('arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/3333')),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" refers to "arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/3333"',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
    {
      name: 'it names an id',
      subject: () => naming(outside('3333-4444')),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" refers to "3333-4444"',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
    {
      name: 'it names more than an ARN',
      subject: () => naming(outside(`x${MEMBERSHIP}/configuredtableassociation/3333/y`)),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" refers to "xarn:aws:cleanrooms:us-east-1:111111111111:membership/1111-2222/configuredtableassociation/3333/y"',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'it names an association', subject: () => naming(to(association(undefined, table()))) },
    {
      name: 'it names the ARN of an association',
      subject: () => naming(outside(`${MEMBERSHIP}/configuredtableassociation/3333`)),
    },
    {
      name: 'it names the ARN of an intermediate table, in another partition',
      subject: () => naming(outside(`${MEMBERSHIP}/intermediatetable/3333`.replace('arn:aws:', 'arn:aws-us-gov:'))),
    },
    {
      name: 'it is a differential privacy budget, which has no table at all',
      subject: () => naming(to(table()), known('DIFFERENTIAL_PRIVACY')),
    },
  ],
  unknown: [
    { name: 'the resource is a token', subject: () => naming(OUTSIDE) },
    { name: 'the type is a token', subject: () => budget(undefined, { type: UNKNOWN, resource: to(table()) }) },
  ],
});
