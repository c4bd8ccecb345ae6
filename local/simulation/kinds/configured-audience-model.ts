import { configurationOf } from '../../../src/custom-resources/configured-audience-model/configuration';
import type { AudienceModelProperties } from '../../../src/custom-resources/configured-audience-model/contract';
import { oldestFirst } from '../../../src/custom-resources/configured-audience-model/observation';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import type {
  ConfiguredAudienceModelDetails,
  ModelConfiguration,
} from '../../../src/custom-resources/service/operations/configured-audience-models';
import { type CleanRoomsService, ServiceError } from '../../cleanrooms/service';
import type { Random } from '../../cloudformation/random';
import { CREATOR, PARTNER, REGION } from '../participants';
import type { Scene, SimulatedKind } from './simulated-kind';

const CALLER = { account: CREATOR, region: REGION };
const NAMES = ['Viewers of films', 'Readers of books', 'Listeners of music'];
const ROLES = ['audiences', 'console'].map((name) => `arn:aws:iam::${CREATOR}:role/cleanrooms-ml-${name}`);
const LOCATIONS = ['s3://publisher-audiences', 's3://publisher-audiences/viewers', 's3://publisher-other-audiences'];
const COLLABORATION_IDS = [1, 2].map((id) => `a1b2c3d4-5678-90ab-cdef-00000000000${id}`);
/** Only templates have them. */
const TAG_KEYS = ['team', 'stage'];

/** The configured audience models of the creator, by their names. Users of the console have some with the same names. */
export const configuredAudienceModel: SimulatedKind<'configured-audience-model'> = {
  kind: 'configured-audience-model',
  // No rollback can lead back to an audience model that a user has deleted.
  refusals: ['already has the name', ':audience-model/'],
  prepare: (service, random) => new Models(service, random),
};

class Models implements Scene<AudienceModelProperties> {
  readonly account = CREATOR;
  readonly isMarked = true;
  private readonly audienceModels: string[];
  private readonly hasSizes: boolean;
  private readonly jobTags: string | undefined;

  constructor(
    private readonly service: CleanRoomsService,
    private readonly random: Random,
  ) {
    service.hasUniqueMlNames = this.chance(0.5);
    this.audienceModels = ['first', 'second'].map((name) => this.train(name));
    // A change of these is another resource of the template.
    this.hasSizes = this.chance(0.5);
    this.jobTags = this.pick([undefined, 'NONE', 'FROM_PARENT_RESOURCE']);
    if (this.chance(0.3)) {
      this.createNamesake(this.pick(NAMES));
    }
  }

  draw(): AudienceModelProperties {
    const sharedWith = COLLABORATION_IDS.filter(() => this.chance(0.4)).map((collaborationId) => ({
      accountId: PARTNER,
      collaborationId,
    }));
    return {
      name: this.pick(NAMES),
      description: this.pick([undefined, 'made by a template']),
      audienceModelArn: this.pick(this.audienceModels),
      s3Uri: this.pick(LOCATIONS),
      roleArn: this.pick(ROLES),
      sharedAudienceMetrics: this.pick(['ALL', 'NONE']),
      minMatchingSeedSize: this.pick([25, 500]),
      audienceSizeType: this.hasSizes ? this.pick(['ABSOLUTE', 'PERCENTAGE']) : undefined,
      audienceSizeBins: this.hasSizes ? this.pick([[10], [10, 20]]) : undefined,
      childResourceTagOnCreatePolicy: this.jobTags,
      tags: Object.fromEntries(TAG_KEYS.filter(() => this.chance(0.4)).map((key) => [key, this.pick(['one', 'two'])])),
      sharedWith,
    };
  }

  objectOf({ name }: AudienceModelProperties): string {
    return name;
  }

  changedBy({ method, path, body }: Parameters<Scene<object>['changedBy']>[0]): string | undefined {
    const [, , encoded] = path.split('/');
    if (method === 'GET') {
      return undefined;
    }
    if (encoded === undefined) {
      return String((JSON.parse(body) as { name: unknown }).name);
    }
    const model = this.find(decodeURIComponent(encoded));
    return model && isMarked(model) ? model.name : `the model ${encoded}, which was created in the console`;
  }

  stateOf(name: string): string | undefined {
    const model = currentOf(this.named(name).filter(isMarked));
    return model && this.asText(model);
  }

  makerOf(name: string): string | undefined {
    return currentOf(this.named(name).filter(isMarked))?.tags?.[OWNER_TAG];
  }

  copiesOf(name: string): string[] {
    const models = this.named(name).filter(isMarked);
    const owner = currentOf(models)?.tags?.[OWNER_TAG];
    return models.filter(({ tags }) => tags?.[OWNER_TAG] === owner).map((model) => this.asText(model));
  }

  requestedState(properties: AudienceModelProperties): string {
    const ids = (properties.sharedWith ?? []).map((it) => `${it.accountId}${it.collaborationId.replaceAll('-', '')}`);
    return stateAsText(configurationOf(properties), properties.tags ?? {}, ids);
  }

  isUsable(name: string): boolean {
    const isTaken = this.named(name).some((model) => !isMarked(model));
    return (
      !isTaken && this.audienceModels.every((audienceModelArn) => this.look('GetAudienceModel', { audienceModelArn }))
    );
  }

  act(name: string): void {
    const [model] = this.named(name).filter(isMarked);
    const [namesake] = this.named(name).filter((it) => !isMarked(it));
    const chance = this.random.next();
    if (chance < 0.05) {
      this.service.call(CALLER, 'DeleteAudienceModel', { audienceModelArn: this.pick(this.audienceModels) });
    } else if (chance < 0.2) {
      this.createNamesake(name);
    } else if (chance < 0.35 && namesake) {
      this.delete(namesake);
    } else if (chance < 0.5 && model) {
      this.delete(model);
    } else if (chance < 0.7 && model) {
      this.share(model);
    } else if (model) {
      const { configuredAudienceModelArn } = model;
      const changes = this.chance(0.5) ? { minMatchingSeedSize: 1000 } : { outputConfig: this.output() };
      this.service.call(CALLER, 'UpdateConfiguredAudienceModel', { configuredAudienceModelArn, ...changes });
    }
  }

  private asText(model: ConfiguredAudienceModelDetails): string {
    const tags = Object.entries(model.tags ?? {}).filter(([key]) => TAG_KEYS.includes(key));
    return stateAsText(model, Object.fromEntries(tags), this.sharedBy(model.configuredAudienceModelArn));
  }

  private train(name: string): string {
    const trainingDatasetArn = `arn:aws:cleanrooms-ml:${REGION}:${CREATOR}:training-dataset/views`;
    return this.service.call(CALLER, 'CreateAudienceModel', { name, trainingDatasetArn }).audienceModelArn as string;
  }

  private createNamesake(name: string): void {
    this.service.call(CALLER, 'CreateConfiguredAudienceModel', {
      name,
      audienceModelArn: this.pick(this.audienceModels),
      outputConfig: this.output(),
      sharedAudienceMetrics: ['NONE'],
      tags: { createdIn: 'console' },
    });
  }

  private delete({ configuredAudienceModelArn }: ConfiguredAudienceModelDetails): void {
    this.service.call(CALLER, 'DeleteConfiguredAudienceModel', { configuredAudienceModelArn });
  }

  /** As Clean Rooms does for an association that manages resource policies. */
  private share({ configuredAudienceModelArn }: ConfiguredAudienceModelDetails): void {
    const policy = this.policyOf(configuredAudienceModelArn);
    const others = policy.Statement.filter(({ Sid }) => !Sid.startsWith('Clean-Rooms'));
    const statements = [...others, { Sid: `Clean-Rooms-${Math.floor(this.random.next() * 1e6)}`, Effect: 'Allow' }];
    this.service.call(CALLER, 'PutConfiguredAudienceModelPolicy', {
      configuredAudienceModelArn,
      configuredAudienceModelPolicy: JSON.stringify({ ...policy, Statement: statements }),
    });
  }

  private output(): object {
    return { destination: { s3Destination: { s3Uri: this.pick(LOCATIONS) } }, roleArn: this.pick(ROLES) };
  }

  private named(name: string): ConfiguredAudienceModelDetails[] {
    const { configuredAudienceModels: all } = this.service.look(CALLER, 'ListConfiguredAudienceModels', {
      maxResults: 100,
    }) as { configuredAudienceModels: ConfiguredAudienceModelDetails[] };
    return all.filter((it) => it.name === name).flatMap((it) => this.find(it.configuredAudienceModelArn) ?? []);
  }

  private find(configuredAudienceModelArn: string): ConfiguredAudienceModelDetails | undefined {
    return this.look('GetConfiguredAudienceModel', { configuredAudienceModelArn }) as
      | ConfiguredAudienceModelDetails
      | undefined;
  }

  /** What the own statements of the policy of a model are for. */
  private sharedBy(arn: string): string[] {
    return this.policyOf(arn).Statement.flatMap(({ Sid }) => Sid.match(/^CdkCleanRooms(.*)$/)?.[1] ?? []);
  }

  private policyOf(configuredAudienceModelArn: string): { readonly Statement: readonly { readonly Sid: string }[] } {
    const found = this.look('GetConfiguredAudienceModelPolicy', { configuredAudienceModelArn });
    return found ? JSON.parse(String(found.configuredAudienceModelPolicy)) : { Statement: [] };
  }

  private look(operation: string, input: Record<string, unknown>): Record<string, unknown> | undefined {
    try {
      return this.service.look(CALLER, operation, input);
    } catch (error) {
      if (error instanceof ServiceError) {
        return undefined;
      }
      throw error;
    }
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random.next() * items.length)] as Item;
  }

  private chance(probability: number): boolean {
    return this.random.next() < probability;
  }
}

/** The first model of the resource that was the last one to create a first one: what others have left behind is older. */
function currentOf(models: readonly ConfiguredAudienceModelDetails[]): ConfiguredAudienceModelDetails | undefined {
  const owners = new Set(models.map(({ tags }) => tags?.[OWNER_TAG]));
  const firsts = [...owners].flatMap((owner) => {
    const [first] = oldestFirst(models.filter(({ tags }) => tags?.[OWNER_TAG] === owner));
    return first ? [first] : [];
  });
  return oldestFirst(firsts).at(-1);
}

function isMarked({ tags }: ConfiguredAudienceModelDetails): boolean {
  return tags?.[OWNER_TAG] !== undefined;
}

function stateAsText(
  configuration: ModelConfiguration,
  tags: Readonly<Record<string, string>>,
  sharedWith: readonly string[],
): string {
  const { audienceModelArn, outputConfig, description, sharedAudienceMetrics, minMatchingSeedSize } = configuration;
  const { audienceSizeType = 'none', audienceSizeBins = [] } = configuration.audienceSizeConfig ?? {};
  return [
    audienceModelArn.split('/').at(-1),
    outputConfig.destination.s3Destination.s3Uri,
    outputConfig.roleArn.split('/').at(-1),
    description || 'no description',
    ...sharedAudienceMetrics,
    minMatchingSeedSize,
    audienceSizeType,
    audienceSizeBins.join(),
    JSON.stringify(Object.entries(tags).sort()),
    JSON.stringify([...sharedWith].sort()),
  ].join(' | ');
}
