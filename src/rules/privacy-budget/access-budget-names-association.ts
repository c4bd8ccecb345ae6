import { is } from '../../model/fact';
import type { PrivacyBudgetNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ACCESS_BUDGET } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

const BUDGETED =
  /^arn:[\w-]+:cleanrooms:[\w-]+:\d{12}:membership\/[\w-]+\/(configuredtableassociation|intermediatetable)\/[\w-]+$/;

export const accessBudgetNamesAssociation = rule({
  id: 'AccessBudgetNamesAssociation',
  catalogueIds: ['CR-BUDGET-011'],
  subject: 'privacyBudget',
  severity: 'error',
  title: 'An access budget applies to a table of a collaboration',
  why: 'an access budget limits access to an association or an intermediate table, which is specified by its ARN',
  fix: text`pass the association to ${code('PrivacyBudget.access')}, which uses its ARN`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AccessBudgetsPrivacyTemplateParametersInput.html',
    basis: 'documented',
  },
  check: (budget) => {
    const wrong = is(budget.type, ACCESS_BUDGET) ? wrongResource(budget.resource) : undefined;
    if (wrong === undefined) {
      return [];
    }
    return [{ what: `the access budget ${nameOf(budget)} refers to ${wrong}`, property: 'Parameters.ResourceArn' }];
  },
});

function wrongResource(resource: PrivacyBudgetNode['resource']): string | undefined {
  if (resource.to === 'outside') {
    const { text } = resource;
    return text.state === 'known' && !BUDGETED.test(text.value) ? quoted([text.value]) : undefined;
  }
  const { node, attribute } = resource;
  if (node.kind === 'configuredTable') {
    return `the configured table ${nameOf(node)}`;
  }
  if (attribute === 'Arn') {
    return undefined;
  }
  const kind = node.kind === 'association' ? 'association' : 'intermediate table';
  return `${quoted([attribute])} of the ${kind} ${nameOf(node)}, which is not its ARN`;
}
