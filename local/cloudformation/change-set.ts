import type { Target } from './deployment';
import type { Engine } from './engine';
import { CloudFormationError, reasonOf } from './errors';
import { canonical, same } from './json';
import type { GivenParameter } from './parameters';
import { replacingChanges } from './replacement';
import { IN_REVIEW, type Stack, type Tag } from './stack';
import { isCustom, type ResourceDefinition, readTemplate, type Template } from './template';

export interface ChangeSetRequest {
  readonly name: string;
  readonly templateBody: string;
  readonly parameters: { readonly [name: string]: GivenParameter };
  readonly tags: readonly Tag[];
  readonly description?: string;
  /** What a change set of the type IMPORT imports: physical ids by logical ids. @default - it is of another type */
  readonly imports?: ReadonlyMap<string, string>;
}

export interface ResourceChange {
  readonly Action: 'Add' | 'Modify' | 'Remove' | 'Import';
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
  readonly PhysicalResourceId?: string;
  readonly Replacement?: 'True' | 'False';
  readonly Scope?: readonly string[];
}

/** A prepared change of a stack. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly stack: Stack;
  readonly created: Date;
  readonly changes: readonly ResourceChange[];
  readonly tags: readonly Tag[];
  readonly description?: string;
  /** What to deploy, or why nothing can be. */
  readonly outcome: { readonly target: Target } | { readonly reason: string };
  executed: boolean;
}

/** The words that clients recognize an empty change set by. */
const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Evaluates the template at once; a template that cannot be deployed produces a failed change set. */
export function createChangeSet(engine: Engine, stack: Stack, request: ChangeSetRequest): ChangeSet {
  const { account, region, random, clock } = engine.options;
  const { name, tags, description, templateBody, imports } = request;
  let changes: ResourceChange[] = [];
  let outcome: ChangeSet['outcome'];
  try {
    const template = readTemplate(templateBody);
    const parameters = engine.prepare(stack, template, request.parameters);
    changes = changesBetween(stack, template);
    if (imports) {
      requireImportsOnly(template, changes, imports);
      changes = changes.map((change) => ({ ...change, Action: 'Import' }));
    }
    const isSame =
      same(template, stack.template) && same(parameters.values, stack.parameters) && same(tags, stack.tags);
    if (isSame && stack.status !== IN_REVIEW) {
      throw new CloudFormationError(NO_CHANGES);
    }
    outcome = { target: { template, templateBody, parameters, tags, ...(imports && { imports }) } };
  } catch (thrown) {
    outcome = { reason: reasonOf(thrown) };
  }
  return {
    id: `arn:aws:cloudformation:${region}:${account}:changeSet/${name}/${random.uuid()}`,
    name,
    stack,
    created: clock.now(),
    changes,
    tags,
    ...(description === undefined ? {} : { description }),
    outcome,
    executed: false,
  };
}

/** An import changes nothing else, and what it imports has a policy for its deletion. */
function requireImportsOnly(
  { Resources }: Template,
  changes: readonly ResourceChange[],
  imports: ReadonlyMap<string, string>,
): void {
  const others = changes.filter(({ Action, LogicalResourceId }) => Action !== 'Add' || !imports.has(LogicalResourceId));
  if (others.length > 0) {
    const names = others.map(({ LogicalResourceId }) => LogicalResourceId).join(', ');
    throw new CloudFormationError(
      `As part of the import operation, you cannot modify or add [${names}]: only resources to import can be added`,
    );
  }
  const careless = [...imports.keys()].filter((logicalId) => Resources[logicalId]?.DeletionPolicy === undefined);
  if (careless.length > 0) {
    throw new CloudFormationError(`Resources [${careless.join(', ')}] to import must have a DeletionPolicy attribute`);
  }
}

/** Compares the templates as written; a change that only comes through a reference is not reported. */
function changesBetween(stack: Stack, template: Template): ResourceChange[] {
  const before = stack.template.Resources;
  const after = template.Resources;
  const logicalIds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return logicalIds
    .filter((logicalId) => canonical(before[logicalId]) !== canonical(after[logicalId]))
    .map((logicalId) => {
      const physicalId = stack.resources.get(logicalId)?.physicalId;
      return {
        LogicalResourceId: logicalId,
        ...(physicalId === undefined ? {} : { PhysicalResourceId: physicalId }),
        ...changeOf(before[logicalId], after[logicalId]),
      };
    });
}

function changeOf(
  before: ResourceDefinition | undefined,
  after: ResourceDefinition | undefined,
): Pick<ResourceChange, 'Action' | 'ResourceType' | 'Replacement' | 'Scope'> {
  if (before === undefined || after === undefined) {
    return { Action: before ? 'Remove' : 'Add', ResourceType: String((before ?? after)?.Type) };
  }
  const { Properties: old = {} } = before;
  const { Properties: wanted = {} } = after;
  const replaces = !isCustom(after.Type) && replacingChanges(after.Type, old, wanted).length > 0;
  return {
    Action: 'Modify',
    ResourceType: after.Type,
    Replacement: replaces ? 'True' : 'False',
    Scope: same(old, wanted) ? ['Metadata'] : ['Properties'],
  };
}
