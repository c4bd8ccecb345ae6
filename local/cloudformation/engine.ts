import type { Clock } from './clock';
import type { CustomResources } from './custom-resource';
import { deleteResources } from './deletion';
import { Deployment, type DeploymentTools, failedRemainder, type Target } from './deployment';
import { CloudFormationError, reasonOf } from './errors';
import { Exports } from './exports';
import { Journal } from './journal';
import { Operations } from './operations';
import { type GivenParameter, type ResolvedParameters, resolveParameters } from './parameters';
import type { ResourceProvider } from './provider';
import type { Random } from './random';
import { Resolver, type StackOutputReference, type Surroundings } from './resolver';
import { type ReplacedCustomRollback, rollBackCreation, UpdateRollback } from './rollback';
import { checkSchema, type SchemaCheck } from './schema';
import { IN_REVIEW, isDeployable, Stack } from './stack';
import type { Template } from './template';

export interface EngineOptions {
  readonly account: string;
  readonly region: string;
  readonly providers: ReadonlyMap<string, ResourceProvider>;
  readonly customResources: CustomResources;
  readonly clock: Clock;
  readonly random: Random;
  /** The value of an SSM parameter of this account and Region. */
  readonly ssm?: (name: string) => string | undefined;
  /** An output of a stack anywhere. */
  readonly stackOutput?: (reference: StackOutputReference) => unknown;
  /** @default - AWS's own validator */
  readonly checkSchema?: SchemaCheck;
  /** @default 'update' */
  readonly replacedCustomRollback?: ReplacedCustomRollback;
}

/** CloudFormation of one account and Region. */
export class Engine {
  readonly stacks: Stack[] = [];
  readonly exports = new Exports(this.stacks);
  private readonly tools: DeploymentTools;
  /** Rollbacks that stopped half-way. */
  private readonly suspended = new Map<Stack, UpdateRollback>();

  constructor(readonly options: EngineOptions) {
    const { providers, customResources, clock, random } = options;
    const operations = new Operations(providers, customResources, options.checkSchema ?? checkSchema);
    this.tools = { operations, journal: new Journal(clock, random), random };
  }

  /** By name the living stack, by id also a deleted one. */
  find(nameOrId: string): Stack | undefined {
    return this.stacks.find(({ id, name, isDeleted }) => id === nameOrId || (name === nameOrId && !isDeleted));
  }

  /** A stack that has nothing yet but its name. */
  newStack(name: string): Stack {
    const { account, region, clock, random } = this.options;
    const id = `arn:aws:cloudformation:${region}:${account}:stack/${name}/${random.uuid()}`;
    const stack = new Stack(name, id, account, region, clock.now());
    this.stacks.push(stack);
    this.tools.journal.status(stack, IN_REVIEW, 'User Initiated');
    return stack;
  }

  /** Everything that can be refused before anything is touched. */
  prepare(
    stack: Stack | undefined,
    template: Template,
    given: { readonly [name: string]: GivenParameter },
  ): ResolvedParameters {
    const ssm = this.options.ssm ?? (() => undefined);
    const parameters = resolveParameters(template, given, stack?.givenParameters ?? {}, ssm);
    for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
      if (!this.tools.operations.knows(Type)) {
        throw new CloudFormationError(`Template format error: Unrecognized resource types: [${Type}] (${logicalId})`);
      }
      const before = stack?.resources.get(logicalId);
      if (before !== undefined && before.type !== Type) {
        throw new CloudFormationError(
          `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${logicalId}]`,
        );
      }
    }
    const name = stack?.name ?? '';
    const resolver = new Resolver(template, parameters.values, new Map(), this.surroundings(name, stack?.id ?? ''));
    for (const { RuleCondition, Assertions } of Object.values(template.Rules ?? {})) {
      const applies = RuleCondition === undefined || resolver.boolean(RuleCondition);
      const broken = applies ? Assertions.find(({ Assert }) => !resolver.boolean(Assert)) : undefined;
      if (broken !== undefined) {
        const { AssertDescription = 'an assertion of Rules' } = broken;
        throw new CloudFormationError(`Template constraint violated: ${AssertDescription}`);
      }
    }
    return parameters;
  }

  /** Creates or updates the stack; the outcome is its status. Rejects only if this engine itself is at fault. */
  async deploy(stack: Stack, target: Target, { disableRollback = false } = {}): Promise<void> {
    if (!isDeployable(stack)) {
      throw new CloudFormationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
    }
    const verb = target.imports ? 'IMPORT' : stack.status === IN_REVIEW ? 'CREATE' : 'UPDATE';
    const imports = new Set<string>();
    const surroundings = this.surroundings(stack.name, stack.id, imports);
    const deployment = new Deployment(stack, target, surroundings, this.tools);
    deployment.obsolete.push(...stack.leftovers.map((record) => ({ record, cause: 'removed' as const })));
    stack.tags = target.tags;
    stack.lastUpdated = this.options.clock.now();
    this.tools.journal.status(stack, `${verb}_IN_PROGRESS`, 'User Initiated');
    try {
      await deployment.run();
      this.exports.requireFree(stack, deployment.outputs);
    } catch (thrown) {
      await this.fail(stack, deployment, surroundings, verb, disableRollback, thrown);
      return;
    }
    adopt(stack, deployment, imports);
    if (deployment.obsolete.length > 0 || verb === 'UPDATE') {
      this.tools.journal.status(stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
      await deployment.cleanUp();
    }
    stack.leftovers = [];
    this.tools.journal.status(stack, `${verb}_COMPLETE`);
  }

  /** Goes on with the rollback of an update that could not bring a resource back. */
  async continueUpdateRollback(stack: Stack): Promise<void> {
    const rollback = this.suspended.get(stack);
    if (rollback === undefined || stack.status !== 'UPDATE_ROLLBACK_FAILED') {
      throw new CloudFormationError(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`);
    }
    this.tools.journal.status(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
    await this.goOn(stack, rollback);
  }

  async delete(stack: Stack): Promise<void> {
    if (stack.isDeleted) {
      return;
    }
    if (stack.terminationProtection) {
      throw new CloudFormationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
    }
    this.tools.journal.status(stack, 'DELETE_IN_PROGRESS', 'User Initiated');
    const used = this.exports.inUse(stack, []);
    if (used !== undefined) {
      this.tools.journal.status(stack, 'DELETE_FAILED', used);
      return;
    }
    const records = [...stack.resources.values(), ...stack.leftovers];
    const { failed, remaining } = await deleteResources(
      stack,
      records.map((record) => ({ record, cause: 'removed' })),
      this.tools,
    );
    if (failed.length > 0) {
      stack.resources = new Map([...stack.resources].filter(([, record]) => remaining.has(record)));
      stack.leftovers = stack.leftovers.filter((record) => remaining.has(record));
      const names = failed.map(({ logicalId }) => logicalId).join(', ');
      this.tools.journal.status(stack, 'DELETE_FAILED', `The following resource(s) failed to delete: [${names}].`);
      return;
    }
    Object.assign(stack, { resources: new Map(), leftovers: [], outputs: [], imports: new Set() });
    this.tools.journal.status(stack, 'DELETE_COMPLETE');
  }

  private async fail(
    stack: Stack,
    deployment: Deployment,
    surroundings: Surroundings,
    verb: 'CREATE' | 'UPDATE' | 'IMPORT',
    disableRollback: boolean,
    thrown: unknown,
  ): Promise<void> {
    const { failed } = deployment;
    const what = verb.toLowerCase();
    const reason =
      failed.length > 0 ? `The following resource(s) failed to ${what}: [${failed.join(', ')}].` : reasonOf(thrown);
    const { journal } = this.tools;
    if (verb === 'IMPORT') {
      // Nothing was made or changed: the stack is what it was.
      journal.status(stack, 'IMPORT_ROLLBACK_IN_PROGRESS', reason);
      journal.status(stack, 'IMPORT_ROLLBACK_COMPLETE');
    } else if (disableRollback) {
      adopt(stack, deployment, stack.imports);
      stack.leftovers = [...deployment.changes.values()].map(failedRemainder).filter((record) => record !== undefined);
      journal.status(stack, `${verb}_FAILED`, reason);
    } else if (verb === 'CREATE') {
      journal.status(stack, 'ROLLBACK_IN_PROGRESS', `${reason} Rollback requested by user.`);
      stack.resources = await rollBackCreation(stack, deployment, this.tools);
      journal.status(stack, stack.resources.size > 0 ? 'ROLLBACK_FAILED' : 'ROLLBACK_COMPLETE');
    } else {
      journal.status(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
      await this.rollBackUpdate(stack, deployment, surroundings);
    }
  }

  private async rollBackUpdate(stack: Stack, deployment: Deployment, surroundings: Surroundings): Promise<void> {
    const { replacedCustomRollback = 'update' } = this.options;
    const rollback = new UpdateRollback(stack, deployment, surroundings, this.tools, replacedCustomRollback);
    await this.goOn(stack, rollback);
  }

  private async goOn(stack: Stack, rollback: UpdateRollback): Promise<void> {
    const { journal } = this.tools;
    try {
      await rollback.run();
    } catch (thrown) {
      stack.resources = rollback.resources;
      stack.leftovers = rollback.leftovers;
      this.suspended.set(stack, rollback);
      journal.status(stack, 'UPDATE_ROLLBACK_FAILED', reasonOf(thrown));
      return;
    }
    this.suspended.delete(stack);
    stack.resources = rollback.resources;
    stack.outputs = rollback.outputs;
    stack.leftovers = [];
    journal.status(stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    await rollback.cleanUp();
    journal.status(stack, 'UPDATE_ROLLBACK_COMPLETE');
  }

  private surroundings(stackName: string, stackId: string, imports = new Set<string>()): Surroundings {
    const { account, region, stackOutput } = this.options;
    return {
      account,
      region,
      stackName,
      stackId,
      importValue: (name) => {
        imports.add(name);
        return this.exports.value(name);
      },
      stackOutput: (reference) => {
        if (stackOutput === undefined) {
          throw new CloudFormationError(`Template error: no other stack is known here, so not ${reference.stackName}`);
        }
        return stackOutput(reference);
      },
    };
  }
}

function adopt(stack: Stack, deployment: Deployment, imports: ReadonlySet<string>): void {
  const { template, templateBody, parameters } = deployment.target;
  Object.assign(stack, {
    template,
    templateBody,
    parameters: parameters.values,
    givenParameters: parameters.given,
    resources: deployment.current,
    outputs: deployment.outputs,
    imports,
  });
}
