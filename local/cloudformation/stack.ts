import type { Properties } from './provider';
import { EMPTY_TEMPLATE, type ResourceDefinition, type Template } from './template';

/** A resource that exists, with what is needed to compare, change and delete it. */
export interface ResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly ref: string;
  readonly properties: Properties;
  readonly attributes: { readonly [name: string]: unknown };
  /** As in the template that it comes from; its policies decide about its deletion. */
  readonly definition: ResourceDefinition;
  /** Logical ids that must exist before it. */
  readonly dependencies: ReadonlySet<string>;
}

export interface StackEvent {
  readonly eventId: string;
  readonly timestamp: Date;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Status of a stack that has only a change set yet. */
export const IN_REVIEW = 'REVIEW_IN_PROGRESS';

/** A stack: what was last deployed, what exists, and everything that happened. */
export class Stack {
  status = IN_REVIEW;
  statusReason: string | undefined;
  template: Template = EMPTY_TEMPLATE;
  /** The template as it was sent, for GetTemplate. */
  templateBody = '{}';
  parameters: { readonly [name: string]: unknown } = {};
  /** Parameters as they were given: the name of an SSM parameter, not its value. */
  givenParameters: { readonly [name: string]: string } = {};
  resources: ReadonlyMap<string, ResourceRecord> = new Map();
  outputs: readonly StackOutput[] = [];
  /** What failed resources can have left where a rollback was not wanted. */
  leftovers: readonly ResourceRecord[] = [];
  /** Names of other stacks' exports that this stack's last template imports. */
  imports: ReadonlySet<string> = new Set();
  tags: readonly Tag[] = [];
  terminationProtection = false;
  changeSetId: string | undefined;
  lastUpdated: Date | undefined;
  readonly events: StackEvent[] = [];

  constructor(
    readonly name: string,
    readonly id: string,
    readonly account: string,
    readonly region: string,
    readonly created: Date,
  ) {}

  get isDeleted(): boolean {
    return this.status === 'DELETE_COMPLETE';
  }
}

/** Whether the stack can be created or updated from its status; a rolled back creation can only be deleted. */
export function isDeployable({ status }: Stack): boolean {
  return (
    status === IN_REVIEW ||
    /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$|^(CREATE|UPDATE)_FAILED$/.test(status)
  );
}
