import { type ArnPattern, arnPatternOf, referenceIn } from './arn-pattern';
import { ABSENT, type Fact, includes, known, type ListFact, list, UNKNOWN } from './fact';
import { at, entriesOf, listOf, objectOf, type Raw, textOf, textsOf } from './raw';

/** The facts of a statement in a policy document that rules evaluate. */
export interface StatementFacts {
  readonly allow: Fact<boolean>;
  readonly actions: ListFact<string>;
  /** The resources that the statement covers. A trust policy has none. */
  readonly resources: ListFact<ArnPattern>;
  /** The service principals of a trust statement. */
  readonly services: ListFact<string>;
  /** The AWS principals of a statement in the policy of a resource. */
  readonly principals: ListFact<ArnPattern>;
  readonly conditional: Fact<boolean>;
  readonly conditions: ListFact<ConditionFacts>;
}

/** One condition of a statement, which one of its values must fulfill. */
export interface ConditionFacts {
  readonly operator: string;
  readonly key: string;
  readonly values: ListFact<ArnPattern>;
}

/** The statements of a policy document. */
export function statementsOf(document: Raw): ListFact<StatementFacts> {
  return listOf(asArray(at(document, 'statement')), (statement) => objectOf(statement, readStatement));
}

function readStatement(statement: Raw): StatementFacts {
  const effect = textOf(at(statement, 'Effect'));
  // Elements that exclude actions, resources or principals are not evaluated.
  const has = (element: string) => at(statement, element) !== undefined;
  const service = at(statement, 'Principal', 'Service');
  const principals = listOf(asArray(at(statement, 'Principal', 'AWS')), patternFact);
  // `AWS: *` matches all principals, including services.
  const everyone = textsOf(asArray(at(statement, 'Principal', 'AWS')));
  const anyone = includes(everyone, '*') || has('NotPrincipal');
  return {
    allow: effect.state === 'known' ? known(effect.value === 'Allow') : UNKNOWN,
    actions: has('NotAction') || has('NotResource') ? UNKNOWN : textsOf(asArray(at(statement, 'Action'))),
    resources: has('NotResource') ? UNKNOWN : listOf(asArray(at(statement, 'Resource')), patternFact),
    services: anyone ? UNKNOWN : textsOf(service && asArray(service)),
    principals: has('NotPrincipal') ? UNKNOWN : principals,
    conditional: known(has('Condition')),
    conditions: conditionsOf(at(statement, 'Condition')),
  };
}

function conditionsOf(raw: Raw): ListFact<ConditionFacts> {
  if (raw === undefined) {
    return ABSENT;
  }
  const operators = entriesOf(raw);
  const keysOf = operators?.map(([operator, keys]) => [operator, entriesOf(keys)] as const);
  if (!keysOf) {
    return UNKNOWN;
  }
  const conditions = keysOf.flatMap(([operator, keys]) =>
    (keys ?? []).map(([key, value]) => ({ operator, key, values: listOf(asArray(value), patternFact) })),
  );
  return list(
    conditions,
    keysOf.every(([, keys]) => keys !== undefined),
  );
}

function patternFact(raw: Raw): Fact<ArnPattern> {
  const pattern = arnPatternOf(raw);
  return referenceIn(pattern)?.kind === 'unknown' ? UNKNOWN : known(pattern);
}

/** The elements of what can also be one element. */
export function asArray(raw: Raw): Raw {
  return raw === undefined || Array.isArray(raw) ? raw : [raw];
}
