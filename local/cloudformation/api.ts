import { type ChangeSet, createChangeSet } from './change-set';
import type { Clock } from './clock';
import * as describe from './describe';
import type { Engine } from './engine';
import { CloudFormationError } from './errors';
import { isRecord } from './json';
import { type GivenParameter, PREVIOUS } from './parameters';
import { specificationOf } from './replacement';
import { isDeployable, type Stack, type Tag } from './stack';
import { readTemplate } from './template';

export type ApiInput = { readonly [name: string]: unknown };

/** One operation: the members of its input that are understood, and what it does. */
interface Operation {
  readonly accepts: readonly string[];
  readonly run: (input: ApiInput) => object | Promise<object>;
}

export interface ApiOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  /** What a TemplateURL leads to. */
  readonly readUrl: (url: string) => string;
  /** How long an answer waits for the work it starts, so that short work is done when the client first looks. */
  readonly holdMs: number;
  /** Receives the errors of work that rejected: a defect of this engine. */
  readonly onDefect: (thrown: unknown) => void;
}

/** Members that change nothing here; everything else that is not understood is refused. */
const HARMLESS = ['Action', 'Version', 'ClientToken', 'ClientRequestToken', 'RoleARN', 'Capabilities', 'NextToken'];

/** CloudFormation's API, as far as deployments by change sets need it. */
export class CloudFormationApi {
  private readonly changeSets: ChangeSet[] = [];
  private readonly operations: { readonly [name: string]: Operation };

  constructor(private readonly options: ApiOptions) {
    this.operations = this.table();
  }

  /** Throws CloudFormationError for what is refused. */
  async call(action: string, input: ApiInput): Promise<object> {
    const operation = this.operations[action];
    if (operation === undefined) {
      throw new CloudFormationError(`cloudformation:${action} is not implemented here`, 'InvalidAction');
    }
    for (const name of Object.keys(input)) {
      if (!HARMLESS.includes(name) && !operation.accepts.includes(name)) {
        throw new CloudFormationError(`cloudformation:${action} does not know the parameter ${name} here`);
      }
    }
    requireStandard(input.DeploymentConfig);
    return operation.run(input);
  }

  private table(): { readonly [name: string]: Operation } {
    const { engine } = this.options;
    const stack = (input: ApiInput) => this.stack(input.StackName);
    const named = ['StackName'];
    return {
      CreateChangeSet: {
        // ImportExistingResources imports nothing here: a name that exists already fails its resource.
        accepts: [
          ...['StackName', 'ChangeSetName', 'ChangeSetType', 'TemplateBody', 'TemplateURL', 'Parameters', 'Tags'],
          ...['Description', 'IncludeNestedStacks', 'ResourcesToImport', 'ImportExistingResources', 'DeploymentConfig'],
        ],
        run: (input) => this.createChangeSet(input),
      },
      DescribeChangeSet: {
        accepts: ['StackName', 'ChangeSetName', 'IncludePropertyValues'],
        run: (input) => describe.changeSet(this.changeSet(input)),
      },
      ExecuteChangeSet: {
        accepts: ['StackName', 'ChangeSetName', 'DisableRollback', 'DeploymentConfig'],
        run: (input) => this.execute(this.changeSet(input), isRollbackDisabled(input)),
      },
      DeleteChangeSet: {
        accepts: ['StackName', 'ChangeSetName'],
        run: (input) => {
          const found = this.changeSets.findIndex((changeSet) => isNamed(changeSet, input));
          this.changeSets.splice(found, found < 0 ? 0 : 1);
          return {};
        },
      },
      DescribeStacks: {
        accepts: named,
        run: (input) => {
          const stacks = input.StackName ? [stack(input)] : engine.stacks.filter(({ isDeleted }) => !isDeleted);
          return { Stacks: stacks.map(describe.stack) };
        },
      },
      ListStacks: {
        accepts: ['StackStatusFilter'],
        run: ({ StackStatusFilter: filter }) => ({
          StackSummaries: engine.stacks
            .filter(({ status }) => !Array.isArray(filter) || filter.includes(status))
            .map(describe.stack),
        }),
      },
      DescribeStackEvents: { accepts: named, run: (input) => ({ StackEvents: describe.events(stack(input)) }) },
      DescribeStackResources: {
        accepts: named,
        run: (input) => ({ StackResources: describe.resources(stack(input)) }),
      },
      ListStackResources: {
        accepts: named,
        run: (input) => ({ StackResourceSummaries: describe.resources(stack(input)) }),
      },
      GetTemplate: {
        accepts: ['StackName', 'TemplateStage'],
        run: (input) => ({ TemplateBody: stack(input).templateBody, StagesAvailable: ['Original', 'Processed'] }),
      },
      GetTemplateSummary: {
        accepts: ['StackName', 'TemplateBody', 'TemplateURL'],
        run: (input) =>
          describe.templateSummary(input.StackName ? stack(input).template : readTemplate(this.templateBody(input))),
      },
      ListExports: {
        accepts: [],
        run: () => ({
          Exports: engine.exports
            .list()
            .map(({ name, value, stackId }) => ({ Name: name, Value: value, ExportingStackId: stackId })),
        }),
      },
      ListImports: {
        accepts: ['ExportName'],
        run: ({ ExportName }) => ({ Imports: engine.exports.importers(String(ExportName)) }),
      },
      UpdateTerminationProtection: {
        accepts: ['StackName', 'EnableTerminationProtection'],
        run: (input) => {
          stack(input).terminationProtection = input.EnableTerminationProtection === 'true';
          return { StackId: stack(input).id };
        },
      },
      ContinueUpdateRollback: {
        accepts: named,
        run: async (input) => {
          await this.hold(engine.continueUpdateRollback(stack(input)));
          return {};
        },
      },
      DeleteStack: { accepts: ['StackName', 'DeletionMode', 'DeploymentConfig'], run: (input) => this.delete(input) },
    };
  }

  private createChangeSet(input: ApiInput): object {
    const { engine } = this.options;
    const name = String(input.StackName);
    let stack = engine.find(name);
    if (stack === undefined || stack.isDeleted) {
      if (input.ChangeSetType !== 'CREATE' && input.ChangeSetType !== 'IMPORT') {
        throw new CloudFormationError(`Stack [${name}] does not exist`);
      }
      stack = engine.newStack(name);
    } else if (!isDeployable(stack)) {
      throw new CloudFormationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
    }
    const changeSet = createChangeSet(engine, stack, {
      name: String(input.ChangeSetName),
      templateBody: this.templateBody(input, stack),
      parameters: parametersOf(input.Parameters),
      tags: listOf(input.Tags) as unknown as Tag[],
      ...(input.ChangeSetType === 'IMPORT' ? { imports: importsOf(input.ResourcesToImport) } : {}),
      ...(typeof input.Description === 'string' ? { description: input.Description } : {}),
    });
    this.changeSets.push(changeSet);
    return { Id: changeSet.id, StackId: stack.id };
  }

  private async execute(changeSet: ChangeSet, disableRollback: boolean): Promise<object> {
    const { outcome, stack } = changeSet;
    if (changeSet.executed || 'reason' in outcome) {
      throw new CloudFormationError(
        `ChangeSet [${changeSet.id}] cannot be executed in its current status`,
        'InvalidChangeSetStatus',
      );
    }
    changeSet.executed = true;
    stack.changeSetId = changeSet.id;
    await this.hold(this.options.engine.deploy(stack, outcome.target, { disableRollback }));
    return {};
  }

  private async delete({ StackName, DeletionMode }: ApiInput): Promise<object> {
    if (DeletionMode !== undefined && DeletionMode !== 'STANDARD') {
      throw new CloudFormationError(`DeletionMode ${String(DeletionMode)} is not supported here`);
    }
    const stack = this.options.engine.find(String(StackName));
    if (stack !== undefined) {
      await this.hold(this.options.engine.delete(stack));
    }
    return {};
  }

  /** Refusals are returned to the caller if they come before the answer is sent. */
  private async hold(work: Promise<void>): Promise<void> {
    let cancel = () => undefined as unknown;
    const patience = new Promise<void>((resolve) => {
      cancel = this.options.clock.after(this.options.holdMs, resolve);
    });
    work.catch((thrown) => {
      if (!(thrown instanceof CloudFormationError)) {
        this.options.onDefect(thrown);
      }
    });
    await Promise.race([work, patience]);
    cancel();
  }

  private stack(nameOrId: unknown): Stack {
    const stack = this.options.engine.find(String(nameOrId));
    if (stack === undefined) {
      throw new CloudFormationError(`Stack with id ${String(nameOrId)} does not exist`);
    }
    return stack;
  }

  private changeSet(input: ApiInput): ChangeSet {
    const found = this.changeSets.filter((changeSet) => isNamed(changeSet, input)).at(-1);
    if (found === undefined) {
      throw new CloudFormationError(`ChangeSet [${String(input.ChangeSetName)}] does not exist`, 'ChangeSetNotFound');
    }
    return found;
  }

  private templateBody({ TemplateBody, TemplateURL }: ApiInput, stack?: Stack): string {
    if (typeof TemplateBody === 'string') {
      return TemplateBody;
    }
    if (typeof TemplateURL === 'string') {
      return this.options.readUrl(TemplateURL);
    }
    if (stack === undefined) {
      throw new CloudFormationError('Either TemplateBody or TemplateURL must be specified.');
    }
    return stack.templateBody;
  }
}

/** The other mode ends before resources are stable, which would need another engine. */
function requireStandard(config: unknown): void {
  const mode = isRecord(config) ? (config.Mode ?? 'STANDARD') : 'STANDARD';
  if (mode !== 'STANDARD') {
    throw new CloudFormationError(`DeploymentConfig.Mode ${String(mode)} is not supported here`);
  }
}

function isRollbackDisabled({ DisableRollback, DeploymentConfig }: ApiInput): boolean {
  const inConfig = isRecord(DeploymentConfig) ? DeploymentConfig.DisableRollback : undefined;
  return (DisableRollback ?? inConfig) === 'true';
}

function isNamed({ id, name, stack }: ChangeSet, { ChangeSetName, StackName }: ApiInput): boolean {
  return (
    id === ChangeSetName ||
    (name === ChangeSetName && (StackName === stack.id || (StackName === stack.name && !stack.isDeleted)))
  );
}

function parametersOf(list: unknown): { readonly [name: string]: GivenParameter } {
  const pairs = listOf(list).map(({ ParameterKey, ParameterValue, UsePreviousValue }) => [
    String(ParameterKey),
    UsePreviousValue === 'true' ? PREVIOUS : String(ParameterValue),
  ]);
  return Object.fromEntries(pairs) as { readonly [name: string]: GivenParameter };
}

/** Physical ids by logical ids, each from the parts of the primary identifier in their order. */
function importsOf(list: unknown): ReadonlyMap<string, string> {
  const imports = listOf(list).map(({ ResourceType, LogicalResourceId, ResourceIdentifier }) => {
    const { entry } = ResourceIdentifier as { readonly entry?: Record<string, { key: string; value: string }> };
    const given = new Map(Object.values(entry ?? {}).map(({ key, value }) => [key, value]));
    const names = specificationOf(String(ResourceType))?.primaryIdentifier ?? [];
    const missing = names.filter((name) => !given.has(name));
    if (missing.length > 0 || names.length === 0) {
      throw new CloudFormationError(
        `Resource identifier of ${String(LogicalResourceId)} lacks [${missing.join(', ')}]`,
      );
    }
    return [String(LogicalResourceId), names.map((name) => given.get(name)).join('|')] as const;
  });
  return new Map(imports);
}

function listOf(value: unknown): Array<Record<string, unknown>> {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
