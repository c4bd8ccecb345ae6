import { randomUUID } from 'node:crypto';
import { AUDIENCE_MODEL_OPERATIONS } from '../machine-learning/audience-model';
import { AUDIENCE_MODEL_POLICY_OPERATIONS } from '../machine-learning/audience-model-policy';
import { CONFIGURED_AUDIENCE_MODEL_OPERATIONS } from '../machine-learning/configured-audience-model';
import { ML_CONFIGURATION_OPERATIONS } from '../machine-learning/ml-configuration';
import { ML_TAG_OPERATIONS } from '../machine-learning/ml-tags';
import { RULE_OPERATIONS } from './analysis-rule';
import { TEMPLATE_OPERATIONS } from './analysis-template';
import { ASSOCIATION_OPERATIONS } from './association';
import { AUDIENCE_MODEL_ASSOCIATION_OPERATIONS } from './audience-model-association';
import { CHANGE_REQUEST_OPERATIONS } from './change-request';
import { COLLABORATION_OPERATIONS } from './collaboration';
import { TABLE_OPERATIONS } from './configured-table';
import { EntityResolution } from './entity-resolution';
import { ConnectionReset, DoubleBug, invalid, ServiceError } from './errors';
import { ID_MAPPING_JOB_OPERATIONS } from './id-mapping-job';
import { ID_MAPPING_TABLE_OPERATIONS } from './id-mapping-table';
import { ID_NAMESPACE_OPERATIONS } from './id-namespace-association';
import { INTERMEDIATE_TABLE_OPERATIONS } from './intermediate-table';
import { MEMBER_OPERATIONS } from './member-operations';
import { MEMBERSHIP_OPERATIONS } from './membership';
import { apiOf, type Model, type OperationModel } from './model/model';
import { Past } from './past';
import { type Permission, permissionsOf } from './permission';
import { REMAINDER_OPERATIONS } from './privacy-budget';
import { BUDGET_OPERATIONS } from './privacy-budget-template';
import { IMPACT_OPERATIONS } from './privacy-impact';
import type { BudgetRecord, TemplateRecord } from './records';
import { errorAnswer, type HttpAnswer, type HttpRequest, route, successAnswer } from './routes';
import { SCHEMA_OPERATIONS } from './schema';
import { checkerOf, type Flaw } from './shapes';
import { TAG_OPERATIONS } from './tags';
import { predictedValidation } from './template-validation';
import type { Caller, Operation, PopulationCourse, TemplateValidation, World } from './world';

export { ConnectionReset, DoubleBug, ServiceError } from './errors';
export type { Permission } from './permission';
export type { HttpAnswer, HttpRequest } from './routes';
export type { Caller, TemplateValidation } from './world';

/** `denied`: IAM does not know the caller's policy yet; `iam-delay`: the service does not know a role yet. */
export type FaultBefore = 'denied' | 'iam-delay' | 'internal' | 'reset' | 'throttle';

/** What goes wrong, decided call by call. Faults never come from anywhere else. */
export interface ServiceFaults {
  /** Instead of the operation: nothing happens. */
  before(operation: string, caller: Caller): FaultBefore | undefined;
  /** After the operation: it happened, and the caller does not learn of it. */
  after(operation: string, caller: Caller): 'reset' | undefined;
  /** By how many milliseconds what a read shows is behind. @default - it shows the present */
  lag?(operation: string, caller: Caller): number;
}

/** One call, as a machine check of a policy wants it. */
export interface RecordedCall extends Permission {
  readonly caller: Caller;
  readonly operation: string;
  /** The same action and resource, and those that the call needs besides. */
  readonly permissions: readonly Permission[];
  /** `success`, the code of the error, `reset`, or `DoubleBug`, which no test should leave unseen. */
  readonly outcome: string;
}

export interface ServiceOptions {
  readonly now?: () => Date;
  /** Returns lower-case UUIDs, none of them twice. */
  readonly newId?: () => string;
  readonly faults?: ServiceFaults;
  /** How many items a list returns when the caller does not specify it. @default 100 */
  readonly pageSize?: number;
  /** Whether an account that the creator removed can be invited again. @default true */
  readonly removedMayReturn?: boolean;
}

const OPERATIONS: { readonly [name: string]: Operation } = {
  ...COLLABORATION_OPERATIONS,
  ...MEMBER_OPERATIONS,
  ...MEMBERSHIP_OPERATIONS,
  ...TABLE_OPERATIONS,
  ...ASSOCIATION_OPERATIONS,
  ...RULE_OPERATIONS,
  ...TEMPLATE_OPERATIONS,
  ...BUDGET_OPERATIONS,
  ...ID_NAMESPACE_OPERATIONS,
  ...ID_MAPPING_TABLE_OPERATIONS,
  ...INTERMEDIATE_TABLE_OPERATIONS,
  ...AUDIENCE_MODEL_ASSOCIATION_OPERATIONS,
  ...SCHEMA_OPERATIONS,
  ...IMPACT_OPERATIONS,
  ...REMAINDER_OPERATIONS,
  ...CHANGE_REQUEST_OPERATIONS,
  ...TAG_OPERATIONS,
};

/** Those of the API of Clean Rooms ML, beside what `local/machine-learning` has for CloudFormation alone. */
const ML_OPERATIONS: { readonly [name: string]: Operation } = {
  ...ML_CONFIGURATION_OPERATIONS,
  ...AUDIENCE_MODEL_OPERATIONS,
  ...CONFIGURED_AUDIENCE_MODEL_OPERATIONS,
  ...AUDIENCE_MODEL_POLICY_OPERATIONS,
  ...ML_TAG_OPERATIONS,
};

const ALL_OPERATIONS = { ...OPERATIONS, ...ML_OPERATIONS, ...ID_MAPPING_JOB_OPERATIONS };

export const SERVED_OPERATIONS: readonly string[] = Object.keys(OPERATIONS);

/**
 * A double of AWS Clean Rooms, with its API for machine learning, for all accounts and Regions at once. Requests and
 * answers are checked against the API models that AWS publishes; what it does beyond them is listed, with its source,
 * in `ledger.ts` and in that of the folder `machine-learning`.
 */
export class CleanRoomsService {
  /** How a template is found to be, whenever it is created or fetched. A test can set its own. */
  validateTemplate: (template: TemplateRecord) => readonly TemplateValidation[] | undefined;
  /** Whether another service has resources under a membership. */
  isUsed: (membershipId: string) => boolean = () => false;
  /** Whether two lookalike models of an account, or two associations of a membership, cannot have one name. */
  hasUniqueMlNames = true;

  /** For which reasons, beside those that the double finds, a table cannot be queried directly. A test can set its own. */
  notReady: (tableName: string) => readonly string[] = () => [];

  /** How many aggregations of each type, or accesses, a budget has spent. No analysis runs here; a test can set its own. */
  spent: (budget: BudgetRecord) => number = () => 0;

  /** How long the population of a table takes, and whether it fails. A test can set its own. */
  populate: (table: { readonly id: string }) => PopulationCourse = () => ({ seconds: 0 });

  /** How long the training of a lookalike model takes, and whether it fails. A test can set its own. */
  train: (model: { readonly name: string }) => PopulationCourse = () => ({ seconds: 0 });

  /** What Clean Rooms reads of AWS Entity Resolution. */
  readonly entityResolution = new EntityResolution();

  private readonly world: World;
  private readonly faults?: ServiceFaults;
  private readonly recorded: RecordedCall[] = [];
  private readonly past: Past;

  constructor(options: ServiceOptions = {}) {
    const { now = () => new Date(), newId = randomUUID } = options;
    this.faults = options.faults;
    this.world = {
      collaborations: new Map(),
      memberships: new Map(),
      tables: new Map(),
      associations: new Map(),
      templates: new Map(),
      budgets: new Map(),
      idNamespaces: new Map(),
      idMappingTables: new Map(),
      intermediateTables: new Map(),
      idMappingJobs: new Map(),
      mlConfigurations: new Map(),
      audienceModels: new Map(),
      configuredAudienceModels: new Map(),
      audienceModelAssociations: new Map(),
      rules: new Map(),
      entityResolution: this.entityResolution,
      policy: {
        pageSize: options.pageSize ?? 100,
        removedMayReturn: options.removedMayReturn ?? true,
        hasUniqueMlNames: () => this.hasUniqueMlNames,
        isUsed: (membershipId) => this.isUsed(membershipId),
        spent: (budget) => this.spent(budget),
        populate: (table) => this.populate(table),
        train: (model) => this.train(model),
        validateTemplate: (template) => this.validateTemplate(template),
        notReady: (tableName) => this.notReady(tableName),
      },
      now: () => now().getTime() / 1000,
      newId,
    };
    this.validateTemplate = (template) => predictedValidation(template, this.world);
    this.past = new Past(this.world);
  }

  get calls(): readonly RecordedCall[] {
    return this.recorded;
  }

  /** One call in this process. Throws `ServiceError`, `ConnectionReset`, or `DoubleBug`. Times are epoch seconds. */
  call(caller: Caller, operation: string, input: Record<string, unknown>): Record<string, unknown> {
    const permissions = permissionsOf(this.world, caller, operation, input);
    const record = (outcome: string) => {
      this.recorded.push({ caller, operation, ...(permissions[0] as Permission), permissions, outcome });
    };
    try {
      const served = servedOperation(operation);
      throwFault(this.faults?.before(operation, caller), caller, permissions[0] as Permission);
      const lag = isRead(operation) ? this.faults?.lag?.(operation, caller) : undefined;
      const output = this.answer(caller, served, input, lag);
      throwFault(this.faults?.after(operation, caller), caller, permissions[0] as Permission);
      record('success');
      return output;
    } catch (error) {
      record(error instanceof ConnectionReset ? 'reset' : error instanceof ServiceError ? error.code : 'DoubleBug');
      throw error;
    }
  }

  /**
   * What an account would read now, for the assertions of a test: without faults, and without being
   * recorded among the calls.
   */
  look(caller: Caller, operation: string, input: Record<string, unknown> = {}): Record<string, unknown> {
    if (!isRead(operation)) {
      throw new DoubleBug(`${operation} is more than a look`);
    }
    return this.answer(caller, servedOperation(operation), input);
  }

  /** A call over HTTP, as the SDKs speak it. Undefined: the connection is reset. */
  handle(caller: Caller, request: HttpRequest): HttpAnswer | undefined {
    const routed = route(request);
    if (routed === undefined) {
      const message = `there is no operation at ${request.method} ${request.path}`;
      return errorAnswer(404, 'UnknownOperationException', message);
    }
    try {
      return successAnswer(routed.operation, this.call(caller, routed.operation, routed.input));
    } catch (error) {
      if (error instanceof ConnectionReset) {
        return undefined;
      }
      if (error instanceof ServiceError) {
        return errorAnswer(error.status, error.code, error.message, error.members);
      }
      const message = error instanceof Error ? error.message : String(error);
      return errorAnswer(500, 'DoubleBug', message);
    }
  }

  private answer(caller: Caller, served: Served, input: unknown, lag?: number): Record<string, unknown> {
    requireAccount(caller);
    const { operation } = served;
    const flaws: Flaw[] = [];
    const checked = checkerOf(operation.input.shape, served.model)(input, '', flaws);
    if (flaws.length > 0) {
      const list = flaws.map(({ name, message }) => `${name} ${message}`).join('; ');
      const members = { reason: 'FIELD_VALIDATION_FAILED', fieldList: flaws };
      throw new ServiceError('ValidationException', `${flaws.length} fields are not valid: ${list}`, members);
    }
    // Without the fault, nothing reads the past.
    if (this.faults?.lag !== undefined && !isRead(operation.name)) {
      this.past.keep();
    }
    const output = this.run(this.world, caller, served, checked);
    const past = lag === undefined ? undefined : this.past.seenBy(caller, operation.name, lag);
    return checkedOutput(served, past === undefined ? output : this.readPast(past, caller, served, checked, output));
  }

  /** Access is that of the present. What did not exist yet has an empty list. */
  private readPast(past: World, caller: Caller, served: Served, input: unknown, present: object): object {
    try {
      return this.run(past, caller, served, input);
    } catch (error) {
      const lists = Object.entries(present).filter(([, value]) => Array.isArray(value));
      // Tags are not a list, but those of something that does not exist yet.
      if (error instanceof ServiceError && served.operation.name.startsWith('List') && lists.length > 0) {
        return Object.fromEntries(lists.map(([name]) => [name, []]));
      }
      throw error;
    }
  }

  private run(world: World, caller: Caller, served: Served, input: unknown): object {
    try {
      return served.run(world, caller, input as never);
    } catch (error) {
      if (error instanceof ServiceError) {
        requireDeclared(served, error);
      }
      throw error;
    }
  }
}

function isRead(operation: string): boolean {
  return /^(Get|List|Preview)/.test(operation);
}

/** An operation that is served, and the API model that contains it. */
interface Served {
  readonly model: Model;
  readonly operation: OperationModel;
  readonly run: Operation;
}

function servedOperation(name: string): Served {
  const model = apiOf(name)?.model;
  const operation = model?.operations[name];
  if (model === undefined || operation === undefined) {
    throw new DoubleBug(`Clean Rooms has no operation '${name}'`);
  }
  const run = ALL_OPERATIONS[name];
  if (run === undefined) {
    throw new DoubleBug(`the operation ${name} of Clean Rooms is not served here`);
  }
  return { model, operation, run };
}

function requireAccount({ account }: Caller): void {
  if (!/^\d{12}$/.test(account)) {
    throw new DoubleBug(`the caller's account '${account}' is not one of 12 digits`);
  }
}

function throwFault(fault: FaultBefore | undefined, caller: Caller, { action, resource }: Permission): void {
  switch (fault) {
    case undefined:
      return;
    case 'throttle':
      throw new ServiceError('ThrottlingException', 'Rate exceeded');
    case 'internal':
      throw new ServiceError('InternalServerException', 'An internal error occurred');
    case 'denied': {
      const user = `${caller.account}:${caller.principal ?? 'anybody'}`;
      throw new ServiceError('AccessDeniedException', `${user} is not authorized to perform: ${action} on ${resource}`);
    }
    case 'iam-delay':
      throw invalid('The role is not yet known to the service', 'IAM_SYNCHRONIZATION_DELAY');
    case 'reset':
      throw new ConnectionReset(action);
    default:
      throw new DoubleBug(`the fault plan asks for '${String(fault)}' at ${action}, which is not a fault`);
  }
}

function checkedOutput({ model, operation }: Served, output: object): Record<string, unknown> {
  if (operation.output === undefined) {
    return {};
  }
  const flaws: Flaw[] = [];
  const checked = checkerOf(operation.output.shape, model)(output, '', flaws);
  if (flaws.length > 0) {
    const list = flaws.map(({ name, message }) => `${name} ${message}`).join('; ');
    throw new DoubleBug(`the answer of ${operation.name} breaks the API model: ${list}`);
  }
  return checked as Record<string, unknown>;
}

/** The errors that AWS documents for all operations come from the fault plan alone, and are not asked for here. */
function requireDeclared({ model, operation }: Served, error: ServiceError): void {
  if (!operation.errors?.some(({ shape }) => shape === error.code)) {
    throw new DoubleBug(`${operation.name} does not declare ${error.code}: ${error.message}`);
  }
  const flaws: Flaw[] = [];
  checkerOf(error.code, model)({ message: error.message, ...error.members }, '', flaws);
  if (flaws.length > 0) {
    throw new DoubleBug(`${error.code} of ${operation.name} breaks the API model: ${JSON.stringify(flaws)}`);
  }
}
