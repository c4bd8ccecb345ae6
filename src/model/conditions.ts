import { ALWAYS, canBePresent, type Formula, implies, type Presence, presenceOf } from './presence';
import { isPlain, type Raw, ReferenceTo, refOf } from './raw';

/** A template whose conditions are read. */
export interface ConditionScope {
  /** Differs for each stack. */
  readonly stack: string;
  /** The account and Region, if they are known. */
  readonly account?: string;
  readonly region?: string;
  /** When the stack itself is deployed. */
  readonly around: Presence;
  /** The expression of a condition, or `undefined` if there is no such condition. */
  expressionOf(name: string): Raw;
  /** The logical ID of the target of a reference, if it has one. */
  logicalIdOf(target: object): string | undefined;
}

/** Reads when resources of a template are in a deployed stack. */
export class ConditionReader {
  private readonly formulas = new Map<string, Formula>();

  constructor(private readonly scope: ConditionScope) {}

  /** The presence of a resource by the name of its condition. */
  public presenceOf(condition: Raw): Presence {
    const { around } = this.scope;
    return condition === undefined ? around : presenceOf([...around.conditions, this.named(condition)]);
  }

  /** Whether a condition is met, if that does not depend on what is known only at deployment. */
  public isMet(name: string): boolean | undefined {
    const formula = presenceOf([this.named(name)]);
    return !canBePresent(formula) ? false : implies(ALWAYS, formula) ? true : undefined;
  }

  private named(name: Raw): Formula {
    if (typeof name !== 'string') {
      return { is: 'opaque', key: this.termOf(name) };
    }
    const known = this.formulas.get(name);
    if (known) {
      return known;
    }
    // A condition that refers to itself is opaque, as is one that does not exist.
    this.formulas.set(name, { is: 'opaque', key: this.keyOf(name) });
    const expression = this.scope.expressionOf(name);
    const formula = expression === undefined ? undefined : this.read(expression);
    if (formula) {
      this.formulas.set(name, formula);
    }
    return this.formulas.get(name) as Formula;
  }

  private read(expression: Raw): Formula {
    const [name, argument] = isPlain(expression) ? (Object.entries(expression)[0] ?? []) : [];
    const of = Array.isArray(argument) ? argument : [];
    const inner = () => of.map((one) => this.read(one));
    switch (name) {
      case 'Condition':
        return this.named(argument);
      case 'Fn::Not':
        return of.length === 1 ? { is: 'not', of: inner()[0] } : { is: 'opaque', key: this.termOf(expression) };
      case 'Fn::And':
        return { is: 'all', of: inner() };
      case 'Fn::Or':
        return { is: 'any', of: inner() };
      case 'Fn::Equals':
        return equality(this.operandOf(of[0]), this.operandOf(of[1]));
      default:
        return { is: 'opaque', key: this.termOf(expression) };
    }
  }

  private operandOf(raw: Raw): Operand {
    if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') {
      return { text: String(raw) };
    }
    const { account, region } = this.scope;
    const id = this.idOf(raw);
    const known = id === 'AWS::AccountId' ? account : id === 'AWS::Region' ? region : undefined;
    return known === undefined ? { term: this.termOf(raw) } : { text: known };
  }

  /** A key that is equal for terms with equal values in one deployment. */
  private termOf(raw: Raw): string {
    const text = JSON.stringify(raw, (_, value) => {
      const id = this.idOf(value);
      return id === undefined ? value : `Ref ${id}`;
    });
    return this.keyOf(text);
  }

  private keyOf(text: string): string {
    return `${this.scope.stack}|${text}`;
  }

  /** The logical ID or the pseudo parameter that a reference returns. */
  private idOf(raw: Raw): string | undefined {
    return raw instanceof ReferenceTo ? (this.scope.logicalIdOf(raw.target) ?? raw.attribute) : refOf(raw);
  }
}

/** An operand of `Fn::Equals`: text, or a term whose value only the deployment has. */
type Operand = { readonly text: string } | { readonly term: string };

function equality(a: Operand, b: Operand): Formula {
  if ('text' in a) {
    return 'text' in b ? { is: 'constant', value: a.text === b.text } : { is: 'equal', term: b.term, value: a.text };
  }
  if ('text' in b) {
    return { is: 'equal', term: a.term, value: b.text };
  }
  return a.term === b.term ? { is: 'constant', value: true } : { is: 'opaque', key: [a.term, b.term].sort().join() };
}
