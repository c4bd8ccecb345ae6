import { CfnCondition, CfnElement, type CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ALWAYS, type Formula, type Presence, presenceOf } from './presence';
import { isPlain, type Raw, ReferenceTo, refOf } from './raw';
import { readRaw } from './resolve';

/** Reads when L1s are in a deployed stack: if their conditions and those of the nested stacks around them are met. */
export class ConditionReader {
  private readonly formulas = new Map<CfnCondition, Formula>();
  private readonly byLogicalId = new Map<Stack, ReadonlyMap<string, CfnCondition>>();

  /** `stated` is the condition in the template if an override sets it; otherwise, it is that of the L1. */
  public presenceOf(l1: CfnResource | undefined, stated?: Raw): Presence {
    if (!l1) {
      return ALWAYS;
    }
    const { nestedStackResource: outer } = Stack.of(l1);
    const around = outer && outer !== l1 ? this.presenceOf(outer as CfnResource) : ALWAYS;
    const own = stated === undefined ? l1.cfnOptions?.condition : stated;
    if (own === undefined) {
      return around;
    }
    const formula = own instanceof CfnCondition ? this.formulaOf(own) : this.named(l1, String(own));
    return presenceOf([...around.conditions, formula]);
  }

  private formulaOf(condition: CfnCondition): Formula {
    const known = this.formulas.get(condition);
    if (known) {
      return known;
    }
    // A condition that refers to itself is opaque.
    this.formulas.set(condition, { is: 'opaque', key: condition.node.path });
    const formula = this.read(readRaw(condition, condition.expression), condition);
    this.formulas.set(condition, formula);
    return formula;
  }

  private read(expression: Raw, within: CfnCondition): Formula {
    const [name, argument] = isPlain(expression) ? (Object.entries(expression)[0] ?? []) : [];
    const of = Array.isArray(argument) ? argument : [];
    const inner = () => of.map((one) => this.read(one, within));
    switch (name) {
      case 'Condition':
        return this.named(within, String(argument));
      case 'Fn::Not':
        return { is: 'not', of: inner()[0] };
      case 'Fn::And':
        return { is: 'all', of: inner() };
      case 'Fn::Or':
        return { is: 'any', of: inner() };
      case 'Fn::Equals':
        return equality(operandOf(of[0], within), operandOf(of[1], within));
      default:
        return { is: 'opaque', key: termOf(expression, within) };
    }
  }

  private named(from: IConstruct, logicalId: string): Formula {
    const stack = Stack.of(from);
    let conditions = this.byLogicalId.get(stack);
    if (!conditions) {
      conditions = conditionsOf(stack);
      this.byLogicalId.set(stack, conditions);
    }
    const found = conditions.get(logicalId);
    return found ? this.formulaOf(found) : { is: 'opaque', key: `${stack.node.path}|${logicalId}` };
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
  return a.term === b.term
    ? { is: 'constant', value: true }
    : { is: 'opaque', key: [a.term, b.term].sort().join(' = ') };
}

function operandOf(raw: Raw, within: IConstruct): Operand {
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') {
    return { text: String(raw) };
  }
  const { account, region } = Stack.of(within);
  const known = { 'AWS::AccountId': account, 'AWS::Region': region }[idOf(raw) ?? ''];
  return known === undefined || Token.isUnresolved(known) ? { term: termOf(raw, within) } : { text: known };
}

/** A key that is equal for terms with equal values in one deployment. */
function termOf(raw: Raw, within: IConstruct): string {
  const text = JSON.stringify(raw, (_, value) => {
    const id = idOf(value);
    return id === undefined ? value : `Ref ${id}`;
  });
  return `${Stack.of(within).node.path}|${text}`;
}

/** The logical ID or the pseudo parameter that a reference returns. */
function idOf(raw: Raw): string | undefined {
  if (raw instanceof ReferenceTo) {
    const { target } = raw;
    return CfnElement.isCfnElement(target) ? Stack.of(target).resolve(target.logicalId) : raw.attribute;
  }
  return refOf(raw);
}

function conditionsOf(stack: Stack): ReadonlyMap<string, CfnCondition> {
  const conditions = stack.node.findAll().filter((one) => one instanceof CfnCondition && Stack.of(one) === stack);
  return new Map(
    conditions.map((one) => [stack.resolve((one as CfnCondition).logicalId) as string, one as CfnCondition]),
  );
}
