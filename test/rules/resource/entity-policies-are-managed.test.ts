import { entityPoliciesAreManaged } from '../../../src/rules/resource/entity-policies-are-managed';
import {
  entityNamespace,
  idMappingTable,
  idNamespace,
  known,
  list,
  mappingWorkflow,
  outside,
  table,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set "ManageResourcePolicies" to true, or write the policy as "AWS::EntityResolution::PolicyStatement"';
const PROPERTY = 'InputReferenceConfig.ManageResourcePolicies';
const UNMANAGED = { managesPolicy: known(false) };

describeRule(entityPoliciesAreManaged, {
  fires: [
    {
      name: 'nobody writes the policy of the namespace',
      subject: () => idNamespace(undefined, { ...UNMANAGED, namespace: to(entityNamespace('SOURCE')) }),
      violations: [
        {
          severity: 'warning',
          what: '"customers" does not manage the resource policy of "source", and no statement of this app is for it',
          fix: FIX,
          property: PROPERTY,
        },
      ],
    },
    {
      name: 'nobody writes the policy of the workflow',
      subject: () => idMappingTable(undefined, { ...UNMANAGED, workflow: to(mappingWorkflow()) }),
      violations: [
        {
          severity: 'warning',
          what: '"ids" does not manage the resource policy of "mapping", and no statement of this app is for it',
          fix: FIX,
          property: PROPERTY,
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'Clean Rooms writes the policy',
      subject: () => idNamespace(undefined, { namespace: to(entityNamespace('SOURCE')) }),
    },
    {
      name: 'Clean Rooms writes the policy of the workflow',
      subject: () => idMappingTable(undefined, { workflow: to(mappingWorkflow()) }),
    },
    {
      name: 'a statement is for it',
      subject: () => {
        const workflow = mappingWorkflow({ policyStatements: list([{} as never]) });
        return idMappingTable(undefined, { ...UNMANAGED, workflow: to(workflow) });
      },
    },
    { name: 'the resource uses nothing of AWS Entity Resolution', subject: () => table() },
  ],
  unknown: [
    {
      name: 'it is a token',
      subject: () => idNamespace(undefined, { managesPolicy: UNKNOWN, namespace: to(entityNamespace('SOURCE')) }),
    },
    {
      name: 'the namespace is outside of the app',
      subject: () => idNamespace(undefined, { ...UNMANAGED, namespace: outside('arn') }),
    },
    {
      name: 'a statement can be for it',
      subject: () => {
        const namespace = entityNamespace('SOURCE', undefined, { policyStatements: list([], false) as never });
        return idNamespace(undefined, { ...UNMANAGED, namespace: to(namespace) });
      },
    },
  ],
});
