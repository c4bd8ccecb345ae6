import { excludes, includes, isAbsent, itemsOf, type ListFact } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const autoApprovalIsStatedOnce = rule({
  id: 'AutoApprovalIsStatedOnce',
  catalogueIds: ['CR-LIFE-012'],
  subject: 'collaboration',
  // The collaboration keeps the list with which it was created, if it exists already.
  severity: 'warning',
  title: 'The automatic approvals of a collaboration are stated once',
  why: text`a collaboration has one list of changes that it approves automatically, and the change request of the last
    resource that is deployed sets it`,
  fix: text`specify the same list everywhere; if the collaboration exists already, leave its
    ${code('autoApprovedChanges')} as it is, because a change replaces it, and acknowledge this warning`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CollaborationChangeSpecification.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const { autoApprovedChanges } = collaboration;
    const set = itemsOf(collaboration.autoApprovals);
    const own = isAbsent(autoApprovedChanges) ? [] : [{ path: undefined, changes: autoApprovedChanges }];
    const [first, ...others] = [...own, ...set];
    return others
      .filter(({ changes }) => first && areDifferent(first.changes, changes))
      .map(({ path = '', changes }) => ({
        what:
          `${quoted([path])} approves ${listed(changes)} automatically in ${nameOf(collaboration)}, but ` +
          `${first?.path === undefined ? 'the collaboration' : quoted([first.path])} approves ${listed(first?.changes)}`,
        property: first?.path === undefined ? 'AutoApprovedChangeTypes' : undefined,
      }));
  },
});

/** Whether one list certainly has a change that the other certainly has not. */
function areDifferent(a: ListFact<string>, b: ListFact<string>): boolean {
  return (
    itemsOf(a).some((change) => includes(a, change) && excludes(b, change)) ||
    itemsOf(b).some((change) => includes(b, change) && excludes(a, change))
  );
}

function listed(changes: ListFact<string> | undefined): string {
  const items = changes ? itemsOf(changes) : [];
  return items.length > 0 ? quoted(items) : 'nothing';
}
