import { is, isComplete, itemsOf } from '../../model/fact';
import { type AnyNode, nodeOf } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';

export const entityPoliciesAreManaged = rule({
  id: 'EntityPoliciesAreManaged',
  catalogueIds: ['CR-IDM-006'],
  subject: 'resource',
  // The policy can be written outside of this app.
  severity: 'warning',
  title: 'Clean Rooms has permissions for the ID namespace or ID mapping workflow that it uses',
  why: 'Clean Rooms uses the resource by its resource policy, which it writes only if it manages the policy',
  fix: `set ${quoted(['ManageResourcePolicies'])} to true, or write the policy as ${quoted(['AWS::EntityResolution::PolicyStatement'])}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-idnamespaceassociation.html',
    basis: 'documented',
  },
  check: (resource) => {
    const target = targetOf(resource);
    const hasPolicy = !target || itemsOf(target.policyStatements).length > 0 || !isComplete(target.policyStatements);
    return hasPolicy
      ? []
      : [
          {
            what: `${nameOf(resource)} does not manage the resource policy of ${nameOf(target)}, and no statement of this app is for it`,
            property: 'InputReferenceConfig.ManageResourcePolicies',
          },
        ];
  },
});

/** The resource of AWS Entity Resolution whose policy Clean Rooms certainly does not manage. */
function targetOf(resource: AnyNode) {
  switch (resource.kind) {
    case 'idNamespace':
      return is(resource.managesPolicy, false) ? nodeOf(resource.namespace) : undefined;
    case 'idMappingTable':
      return is(resource.managesPolicy, false) ? nodeOf(resource.workflow) : undefined;
    default:
      return undefined;
  }
}
