import { requireActiveMembership } from './access';
import { requireAssociation } from './association';
import { requireTable } from './configured-table';
import { conflict, invalid, notFound, type ResourceType } from './errors';
import { type IntermediateTarget, requireIntermediateTable } from './intermediate-table';
import type { AssociationRecord, IntermediateTableRecord, RulePolicy, RuleRecord, TableRecord } from './records';
import type { Caller, Operation, World } from './world';

interface TypeInput {
  readonly analysisRuleType: string;
}

interface PolicyInput extends TypeInput {
  readonly analysisRulePolicy: RulePolicy;
}

interface AssociationTarget {
  readonly membershipIdentifier: string;
  readonly configuredTableAssociationIdentifier: string;
}

/** The same four operations exist for tables, associations and intermediate tables: they differ in what holds the rule. */
interface Holding<Holder extends { readonly id: string }, Target> {
  readonly resourceType: ResourceType;
  find(world: World, caller: Caller, target: Target): Holder;
  /** What must hold before something can be added to the holder. */
  mayGrow(world: World, caller: Caller, target: Target): void;
  /** A rule as the operations of the holder return it. */
  describe(holder: Holder, rule: RuleRecord): object;
}

function operationsOf<Holder extends { readonly id: string }, Target>(holding: Holding<Holder, Target>) {
  function answer(holder: Holder, rule: RuleRecord) {
    return { analysisRule: holding.describe(holder, rule) };
  }

  function requireRule(world: World, holder: Holder, type: string): RuleRecord {
    const rule = world.rules.get(holder.id);
    if (rule?.type !== type) {
      throw notFound(holding.resourceType, holder.id, `the ${type} analysis rule of`);
    }
    return rule;
  }

  return {
    create(world: World, caller: Caller, input: Target & PolicyInput) {
      const holder = holding.find(world, caller, input);
      holding.mayGrow(world, caller, input);
      requirePolicyOf(input);
      if (world.rules.has(holder.id)) {
        throw conflict('ALREADY_EXISTS', holding.resourceType, holder.id, `${holder.id} has an analysis rule already`);
      }
      const time = world.now();
      const rule = {
        type: input.analysisRuleType,
        policy: input.analysisRulePolicy,
        createTime: time,
        updateTime: time,
      };
      world.rules.set(holder.id, rule);
      return answer(holder, rule);
    },

    get(world: World, caller: Caller, input: Target & TypeInput) {
      const holder = holding.find(world, caller, input);
      return answer(holder, requireRule(world, holder, input.analysisRuleType));
    },

    update(world: World, caller: Caller, input: Target & PolicyInput) {
      const holder = holding.find(world, caller, input);
      const rule = requireRule(world, holder, input.analysisRuleType);
      requirePolicyOf(input);
      rule.policy = input.analysisRulePolicy;
      rule.updateTime = world.now();
      return answer(holder, rule);
    },

    delete(world: World, caller: Caller, input: Target & TypeInput) {
      const holder = holding.find(world, caller, input);
      requireRule(world, holder, input.analysisRuleType);
      world.rules.delete(holder.id);
      return {};
    },
  };
}

function requirePolicyOf(input: PolicyInput): void {
  const kind = input.analysisRuleType.toLowerCase();
  const policies = input.analysisRulePolicy.v1 ?? {};
  if (!(kind in policies)) {
    const given = Object.keys(policies).join(', ');
    throw invalid(`a rule of type ${input.analysisRuleType} needs a policy '${kind}', not '${given}'`);
  }
}

const ofTable = operationsOf<TableRecord, { readonly configuredTableIdentifier: string }>({
  resourceType: 'CONFIGURED_TABLE',
  find: (world, caller, target) => requireTable(world, caller, target.configuredTableIdentifier),
  mayGrow: () => undefined,
  describe: (table, rule) => ({ configuredTableId: table.id, configuredTableArn: table.arn, ...rule }),
});

const ofAssociation = operationsOf<AssociationRecord, AssociationTarget>({
  resourceType: 'CONFIGURED_TABLE_ASSOCIATION',
  find: requireAssociation,
  mayGrow: (world, caller, target) => void requireActiveMembership(world, caller, target.membershipIdentifier),
  describe: (association, rule) => ({
    configuredTableAssociationId: association.id,
    configuredTableAssociationArn: association.arn,
    membershipIdentifier: association.membership.id,
    ...rule,
  }),
});

const ofIntermediateTable = operationsOf<IntermediateTableRecord, IntermediateTarget>({
  resourceType: 'MEMBERSHIP',
  find: requireIntermediateTable,
  mayGrow: (world, caller, target) => void requireActiveMembership(world, caller, target.membershipIdentifier),
  describe: (table, { type, policy, ...times }) => ({
    intermediateTableIdentifier: table.id,
    intermediateTableArn: table.arn,
    analysisRuleType: type,
    analysisRulePolicy: policy,
    ...times,
  }),
});

export const RULE_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateConfiguredTableAnalysisRule: ofTable.create,
  GetConfiguredTableAnalysisRule: ofTable.get,
  UpdateConfiguredTableAnalysisRule: ofTable.update,
  DeleteConfiguredTableAnalysisRule: ofTable.delete,
  CreateConfiguredTableAssociationAnalysisRule: ofAssociation.create,
  GetConfiguredTableAssociationAnalysisRule: ofAssociation.get,
  UpdateConfiguredTableAssociationAnalysisRule: ofAssociation.update,
  DeleteConfiguredTableAssociationAnalysisRule: ofAssociation.delete,
  CreateIntermediateTableAnalysisRule: ofIntermediateTable.create,
  GetIntermediateTableAnalysisRule: ofIntermediateTable.get,
  UpdateIntermediateTableAnalysisRule: ofIntermediateTable.update,
  DeleteIntermediateTableAnalysisRule: ofIntermediateTable.delete,
};
