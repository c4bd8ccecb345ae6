import { type Fact, includes, known, type ListFact, UNKNOWN } from './fact';
import { at, listOf, objectOf, type Raw, textOf } from './raw';

/** The facts of a statement in a policy document that rules evaluate. */
export interface StatementFacts {
  readonly allow: Fact<boolean>;
  readonly actions: ListFact<string>;
  /** The service principals of a trust statement. */
  readonly services: ListFact<string>;
  readonly conditional: Fact<boolean>;
}

/** The statements of a policy document. */
export function statementsOf(document: Raw): ListFact<StatementFacts> {
  const statements = at(document, 'statement');
  return listOf(statements === undefined ? undefined : asArray(statements), (statement) =>
    objectOf(statement, readStatement),
  );
}

function readStatement(statement: Raw): StatementFacts {
  const effect = textOf(at(statement, 'Effect'));
  // Elements that exclude actions or principals are not evaluated.
  const inverted = at(statement, 'NotAction') !== undefined || at(statement, 'NotResource') !== undefined;
  const service = at(statement, 'Principal', 'Service');
  // `AWS: *` matches all principals, including services.
  const everyone = listOf(asArray(at(statement, 'Principal', 'AWS')), textOf);
  const anyone = includes(everyone, '*') || at(statement, 'NotPrincipal') !== undefined;
  return {
    allow: effect.state === 'known' ? known(effect.value === 'Allow') : UNKNOWN,
    actions: inverted ? UNKNOWN : listOf(asArray(at(statement, 'Action')), textOf),
    services: anyone ? UNKNOWN : listOf(service && asArray(service), textOf),
    conditional: known(at(statement, 'Condition') !== undefined),
  };
}

/** The elements of what can also be one element. */
export function asArray(raw: Raw): Raw {
  return raw === undefined || Array.isArray(raw) ? raw : [raw];
}
