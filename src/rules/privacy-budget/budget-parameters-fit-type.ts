import { knownValue } from '../../model/fact';
import type { PrivacyBudgetNode } from '../../model/nodes';
import { code, join, type Text, text } from '../../private/text';
import { ACCESS_BUDGET, DIFFERENTIAL_PRIVACY } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const budgetParametersFitType = rule({
  id: 'BudgetParametersFitType',
  catalogueIds: ['CR-BUDGET-001'],
  subject: 'privacyBudget',
  severity: 'error',
  title: 'A privacy budget has the parameters of its type and no others',
  why: 'a differential privacy budget is defined by epsilon and noise, an access budget by a table and its limits',
  fix: text`create the budget with ${code('PrivacyBudget.differentialPrivacy')} or ${code('PrivacyBudget.access')},
    which set the parameters of their type`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PrivacyBudgetTemplateParametersInput.html',
    basis: 'documented',
  },
  check: (budget) => {
    const type = knownValue(budget.type);
    if (type !== DIFFERENTIAL_PRIVACY && type !== ACCESS_BUDGET) {
      return [];
    }
    const parameters = parametersOf(budget);
    const missing = parameters.filter((parameter) => parameter.of === type && parameter.state === 'absent');
    const unexpected = parameters.filter((parameter) => parameter.of !== type && parameter.state === 'known');
    if (missing.length + unexpected.length === 0) {
      return [];
    }
    const problems = [
      ...(missing.length > 0 ? [text`is missing ${names(missing)}`] : []),
      ...(unexpected.length > 0 ? [text`has ${names(unexpected)}`] : []),
    ];
    return [
      {
        what: text`the privacy budget ${nameOf(budget)} is of type ${quoted([type])}, but ${join(problems, ' and ')}`,
        property: 'Parameters',
      },
    ];
  },
});

function names(parameters: readonly { readonly name: string }[]): Text {
  return join(
    parameters.map(({ name }) => code(name)),
    ', ',
  );
}

function parametersOf({ epsilon, usersNoisePerQuery, resourcePointer, limits }: PrivacyBudgetNode) {
  const { kind } = resourcePointer;
  return [
    { name: 'epsilon', of: DIFFERENTIAL_PRIVACY, state: epsilon.state },
    { name: 'usersNoisePerQuery', of: DIFFERENTIAL_PRIVACY, state: usersNoisePerQuery.state },
    { name: 'resourceArn', of: ACCESS_BUDGET, state: kind === 'absent' || kind === 'unknown' ? kind : 'known' },
    { name: 'budgetParameters', of: ACCESS_BUDGET, state: limits.state },
  ];
}
