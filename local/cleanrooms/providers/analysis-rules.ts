import type { Properties } from '../../cloudformation/provider';
import { toInput } from '../properties';
import type { Api } from './api';

interface Rule {
  readonly Type: string;
  readonly Policy: Properties;
}

interface Holder {
  readonly analysisRuleTypes?: readonly string[];
}

/** The analysis rules of a table or of an association: properties for CloudFormation, resources for the API. */
export class AnalysisRules {
  constructor(
    private readonly api: Api,
    /** `ConfiguredTable` or `ConfiguredTableAssociation`. */
    private readonly holder: string,
    /** The members that name the holder. */
    private readonly target: Record<string, unknown>,
  ) {}

  create(rules: unknown): void {
    for (const rule of rulesIn(rules)) {
      this.write('Create', rule);
    }
  }

  /**
   * Starts from the rules that exist rather than from the previous properties: after an update that failed half-way,
   * the previous properties of the rollback show what was wanted, not what was reached. A rule of another type is
   * another rule, and a holder has only one: the old one goes first.
   */
  update(rules: unknown): void {
    const existing = this.api.one<Holder>(`Get${this.holder}`, this.target).analysisRuleTypes ?? [];
    const wanted = rulesIn(rules);
    this.remove(existing.filter((type) => !wanted.some(({ Type }) => Type === type)));
    for (const rule of wanted) {
      this.write(existing.includes(rule.Type) ? 'Update' : 'Create', rule);
    }
  }

  /** Deletes the holder with its rules; either can be gone already. */
  deleteHolder(): void {
    const holder = this.api.find<Holder>(`Get${this.holder}`, this.target);
    if (holder !== undefined) {
      this.remove(holder.analysisRuleTypes ?? []);
      this.api.remove(`Delete${this.holder}`, this.target);
    }
  }

  private remove(types: readonly string[]): void {
    for (const analysisRuleType of types) {
      this.api.remove(`Delete${this.holder}AnalysisRule`, { ...this.target, analysisRuleType });
    }
  }

  private write(verb: 'Create' | 'Update', { Type, Policy }: Rule): void {
    const operation = `${verb}${this.holder}AnalysisRule`;
    const rule = toInput(operation, { AnalysisRuleType: Type, AnalysisRulePolicy: Policy });
    this.api.call(operation, { ...this.target, ...rule });
  }
}

function rulesIn(value: unknown): readonly Rule[] {
  return (value ?? []) as readonly Rule[];
}
