import type { Caller } from '../endpoint/http';
import type {
  AudienceModelRecord,
  ConfiguredAudienceModelRecord,
  MlConfigurationRecord,
} from '../machine-learning/records';
import type { EntityResolution } from './entity-resolution';
import type {
  AssociationRecord,
  AudienceModelAssociationRecord,
  BudgetRecord,
  CollaborationRecord,
  Entity,
  IdMappingTableRecord,
  IdNamespaceRecord,
  IntermediateTableRecord,
  MappingJobRecord,
  MembershipRecord,
  RuleRecord,
  TableRecord,
  TemplateRecord,
} from './records';

export type { Caller };

/** What the service reports of a differential privacy check of an analysis template. */
export interface TemplateValidation {
  readonly type: 'DIFFERENTIAL_PRIVACY';
  readonly status: 'INVALID' | 'UNABLE_TO_VALIDATE' | 'VALID';
  readonly reasons?: readonly { readonly message: string }[];
}

/** How a population, or the training of a model, goes, as far as a test decides it. */
export interface PopulationCourse {
  readonly seconds: number;
  /** Why it fails in the end. */
  readonly failure?: string;
}

/** Everything that exists, of all accounts and Regions. A map keeps the order of creation. */
export interface World {
  readonly collaborations: Map<string, CollaborationRecord>;
  readonly memberships: Map<string, MembershipRecord>;
  readonly tables: Map<string, TableRecord>;
  readonly associations: Map<string, AssociationRecord>;
  readonly templates: Map<string, TemplateRecord>;
  readonly budgets: Map<string, BudgetRecord>;
  readonly idNamespaces: Map<string, IdNamespaceRecord>;
  readonly idMappingTables: Map<string, IdMappingTableRecord>;
  readonly intermediateTables: Map<string, IntermediateTableRecord>;
  /** The jobs of ID mapping workflows, by the ARN of the workflow, oldest first. */
  readonly idMappingJobs: Map<string, MappingJobRecord[]>;
  /** ML configurations, by the id of their membership. */
  readonly mlConfigurations: Map<string, MlConfigurationRecord>;
  /** Lookalike models, by their ARN. */
  readonly audienceModels: Map<string, AudienceModelRecord>;
  readonly configuredAudienceModels: Map<string, ConfiguredAudienceModelRecord>;
  readonly audienceModelAssociations: Map<string, AudienceModelAssociationRecord>;
  /** Analysis rules, by the id of the table or the association that they belong to. */
  readonly rules: Map<string, RuleRecord>;

  /** Another service, which Clean Rooms only reads. */
  readonly entityResolution: EntityResolution;
  readonly policy: WorldPolicy;
  now(): number;
  newId(): string;
}

/** What no page settles, and a test can therefore want both ways. */
export interface WorldPolicy {
  /** How many items a list returns when the caller does not specify it. */
  readonly pageSize: number;
  /** Whether an account that the creator removed can be invited again. */
  readonly removedMayReturn: boolean;
  /** Whether two lookalike models of an account, or two associations of a membership, cannot have one name. */
  hasUniqueMlNames(): boolean;
  /** Whether another service has resources under a membership. */
  isUsed(membershipId: string): boolean;
  /** How many aggregations of each type, or accesses, analyses have taken from a budget. */
  spent(budget: BudgetRecord): number;
  /** How long the population of a table takes, and whether it fails. */
  populate(table: { readonly id: string }): PopulationCourse;
  /** How long the training of a lookalike model takes, and whether it fails. */
  train(model: { readonly name: string }): PopulationCourse;
  validateTemplate(template: TemplateRecord, world: World): readonly TemplateValidation[] | undefined;
  /** The codes of reasons for which a table cannot be queried directly, beside those that follow from its rules. */
  notReady(tableName: string): readonly string[];
}

/** One operation, given a request that fits the model. What it returns is checked against the model. */
export type Operation = (world: World, caller: Caller, input: never) => { readonly [member: string]: unknown };

export interface ArnPlace {
  readonly account: string;
  readonly region: string;
}

export function arnOf(place: ArnPlace, path: string): string {
  return `arn:aws:cleanrooms:${place.region}:${place.account}:${path}`;
}

/** The fields that every new record starts with. */
export function newEntity(world: World, place: ArnPlace, path: string, tags: Entity['tags'] | undefined): Entity {
  const id = world.newId();
  const time = world.now();
  return { id, arn: arnOf(place, `${path}/${id}`), createTime: time, updateTime: time, tags: tags ?? {} };
}

/** The members of an object that have a value: what was never set is left out of answers. */
export function defined<T extends object>(value: T): T {
  const members = {} as T;
  for (const name in value) {
    if (value[name] !== undefined) {
      members[name] = value[name];
    }
  }
  return members;
}
