import { type IResolvable, Mixin, Token } from 'aws-cdk-lib';
import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import type { OutputProtection } from '../configured-table/output-protection';
import { InputError } from '../private/errors';
import { instance, requireShapes } from '../private/shape';
import { code, text } from '../private/text';

/**
 * Protects the results of queries under the custom analysis rule of a table that is a plain L1.
 *
 * Properties of the rule with the same names are replaced. For a `ConfiguredTable`, use `outputProtection` of
 * `AnalysisRule.custom` instead.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html
 * @example
 * declare const table: CfnConfiguredTable;
 * table.with(new ConfiguredTableProtection(OutputProtection.differentialPrivacy('user_id')));
 */
export class ConfiguredTableProtection extends Mixin {
  /** @param protection the protection of individual persons in results */
  constructor(private readonly protection: OutputProtection) {
    super();
    requireShapes(
      code('ConfiguredTableProtection'),
      { protection: instance<OutputProtection>('OutputProtection') },
      { protection },
    );
  }

  /** Whether a construct is the L1 of a configured table. */
  public supports(construct: IConstruct): construct is CfnConfiguredTable {
    return CfnConfiguredTable.isCfnConfiguredTable(construct);
  }

  /**
   * Adds the protection to the custom analysis rule.
   *
   * Throws an error if the table has no custom analysis rule that is known at synthesis, because its results would stay
   * without protection.
   */
  public applyTo(construct: IConstruct): void {
    if (!CfnConfiguredTable.isCfnConfiguredTable(construct)) {
      return;
    }
    const rules = literal<Rule[]>(construct.analysisRules) ?? [];
    const isKnown = rules.every((rule) => !Token.isUnresolved(rule));
    if (!isKnown || !rules.some((rule) => customOf(rule))) {
      throw new InputError(construct, {
        what: isKnown
          ? 'the table has no custom analysis rule that is known at synthesis'
          : 'an analysis rule of the table is not known at synthesis',
        why: 'the results of queries would not be protected, although the mixin is applied',
        fix: text`set ${code('analysisRules')} to a custom analysis rule before the mixin is applied, or do not apply
          ${code('ConfiguredTableProtection')} to this table`,
      });
    }
    construct.analysisRules = rules.map((rule) => this.protectedRule(rule));
  }

  private protectedRule(rule: Rule): Rule {
    const found = customOf(rule);
    return found
      ? {
          ...found.rule,
          policy: { ...found.policy, v1: { ...found.v1, custom: { ...found.custom, ...this.protection._render() } } },
        }
      : rule;
  }
}

type Rule = IResolvable | CfnConfiguredTable.AnalysisRuleProperty;

/** A custom rule and the values in it, if all of them are known at synthesis. */
function customOf(raw: Rule) {
  const rule = literal<CfnConfiguredTable.AnalysisRuleProperty>(raw);
  const policy = literal<CfnConfiguredTable.ConfiguredTableAnalysisRulePolicyProperty>(rule?.policy);
  const v1 = literal<CfnConfiguredTable.ConfiguredTableAnalysisRulePolicyV1Property>(policy?.v1);
  const custom = literal<CfnConfiguredTable.AnalysisRuleCustomProperty>(v1?.custom);
  return rule && custom && { rule, policy, v1, custom };
}

function literal<T>(value: T | IResolvable | undefined): T | undefined {
  return value === undefined || Token.isUnresolved(value) ? undefined : (value as T);
}
