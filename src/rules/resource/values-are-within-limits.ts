import { type AnyNode, typeOf } from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { templateName } from '../../model/raw';
import { code, text } from '../../private/text';
import { breachesIn, limitTree } from '../limit-tree';
import { LIMITS, pageOf } from '../limits';
import { nameOf, rule, type Violation } from '../rule';

export const valuesAreWithinLimits = rule({
  id: 'ValuesAreWithinLimits',
  catalogueIds: [
    ...(['CR-COLLAB-004', 'CR-COLLAB-005', 'CR-COLLAB-008', 'CR-COLLAB-009', 'CR-COLLAB-011'] as const),
    ...['CR-COLLAB-026', 'CR-MEMB-020', 'CR-TABLE-002', 'CR-TABLE-004', 'CR-TABLE-015', 'CR-TABLE-030'],
    ...['CR-AGG-002', 'CR-AGG-012', 'CR-CUSTOM-037', 'CR-ASSOC-001', 'CR-ASSOC-022', 'CR-TMPL-003', 'CR-TMPL-004'],
    ...['CR-SYN-002', 'CR-SYN-003', 'CR-BUDGET-015', 'CR-IDM-003', 'CR-IDM-013', 'CR-ML-002', 'CR-ML-014'],
    ...['CR-ML-017', 'CR-QUOTA-006', 'CR-QUOTA-007'],
  ],
  subject: 'resource',
  severity: 'error',
  title: 'Names, IDs, ARNs, numbers and lists are within the limits of the service',
  why: 'the service rejects values outside of its limits',
  fix: 'specify a value within the limit, which the message states',
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_CleanRooms.html',
    basis: 'documented',
  },
  check: (resource) => {
    const type = typeOf(resource);
    if (!Object.hasOwn(LIMITS, type)) {
      return [];
    }
    return breachesIn(resource.property, treeOf(LIMITS[type])).map(({ breach, path, place }): Violation => {
      const { what, why, fix, page = pageOf(type) } = breach;
      const subject = text`${code(shortened(place))} of ${subjectOf(resource, path)}`;
      return { what: text`${subject} ${what}`, why, fix, page, property: propertyIn(place) };
    });
  },
});

/** The limits of each type, made at its first resource. */
const treeOf = onceFor(limitTree);

/** A resource whose name is the subject of the message is named by its construct. */
function subjectOf(resource: AnyNode, path: string): string {
  return path === 'name' ? nameOf({ ...resource, name: undefined }) : nameOf(resource);
}

/** The last name in a place, with the list that it is an element of: `members[0].accountId`. */
function shortened(place: string): string {
  const names = place.split('.');
  const [list, last] = [names.at(-2), names.at(-1) ?? place];
  return list?.endsWith(']') ? `${list}.${last}` : last;
}

/** The path of a place in CloudFormation properties: `Members[0].AccountId`. */
function propertyIn(place: string): string {
  return place.split('.').map(templateName).join('.');
}
