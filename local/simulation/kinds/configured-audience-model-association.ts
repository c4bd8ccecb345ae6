import type { AudienceModelAssociationProperties } from '../../../src/custom-resources/configured-audience-model-association/contract';
import {
  type OwnAssociation,
  oldestFirst,
} from '../../../src/custom-resources/configured-audience-model-association/observation';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import { type CleanRoomsService, ServiceError } from '../../cleanrooms/service';
import type { Random } from '../../cloudformation/random';
import { PARTNER, REGION } from '../participants';
import { joinCollaboration } from './memberships';
import type { Scene, SimulatedKind } from './simulated-kind';

const CALLER = { account: PARTNER, region: REGION };
const NAMES = ['Viewers of films', 'Readers of books'];
/** Only templates have them. */
const TAG_KEYS = ['team', 'stage'];

/** The associations of the partner in some collaborations. Users of the console have associated the same models. */
export const configuredAudienceModelAssociation: SimulatedKind<'configured-audience-model-association'> = {
  kind: 'configured-audience-model-association',
  refusals: ['was not created by this resource', 'CreateConfiguredAudienceModelAssociation: '],
  prepare: (service, random) => new Associations(service, random),
};

class Associations implements Scene<AudienceModelAssociationProperties> {
  readonly account = PARTNER;
  readonly isMarked = true;
  readonly exchanges = true;
  private readonly memberships: string[];
  private readonly models: string[];

  constructor(
    private readonly service: CleanRoomsService,
    private readonly random: Random,
  ) {
    service.hasUniqueMlNames = this.chance(0.5);
    this.memberships = ['First', 'Second', 'Third'].map((name) => joinCollaboration(service, name));
    this.models = ['one', 'two'].map((name) => this.configure(name));
    if (this.chance(0.3)) {
      this.associate(this.pick(this.memberships));
    }
  }

  draw(): AudienceModelAssociationProperties {
    return {
      membershipId: this.pick(this.memberships),
      configuredAudienceModelArn: this.pick(this.models),
      name: this.pick(NAMES),
      description: this.pick([undefined, 'made by a template']),
      manageResourcePolicies: this.chance(0.7),
      tags: Object.fromEntries(TAG_KEYS.filter(() => this.chance(0.4)).map((key) => [key, this.pick(['one', 'two'])])),
    };
  }

  objectOf({ membershipId }: AudienceModelAssociationProperties): string {
    return membershipId;
  }

  changedBy({ method, path }: Parameters<Scene<object>['changedBy']>[0]): string | undefined {
    const [, kind, one = '', , id] = path.split('/');
    if (method === 'GET') {
      return undefined;
    }
    const arn = kind === 'tags' ? decodeURIComponent(one) : undefined;
    const [, membershipId = ''] = arn?.split('/') ?? ['', one];
    const associationId = arn?.split('/').at(-1) ?? id;
    const association = this.of(membershipId).find((it) => it.id === associationId);
    return association && !isMarked(association)
      ? `the association ${associationId}, which was created in the console`
      : membershipId;
  }

  stateOf(membershipId: string): string | undefined {
    const association = currentOf(this.of(membershipId).filter(isMarked));
    return association && asText(association);
  }

  makerOf(membershipId: string): string | undefined {
    return currentOf(this.of(membershipId).filter(isMarked))?.tags[OWNER_TAG];
  }

  copiesOf(membershipId: string): string[] {
    const associations = this.of(membershipId).filter(isMarked);
    const owner = currentOf(associations)?.tags[OWNER_TAG];
    return associations.filter(({ tags }) => tags[OWNER_TAG] === owner).map(asText);
  }

  requestedState({ tags = {}, ...properties }: AudienceModelAssociationProperties): string {
    return asText({ ...properties, tags });
  }

  /** What others have associated, or another resource has left behind, can be refused a second time. */
  isUsable(membershipId: string): boolean {
    const associations = this.of(membershipId);
    return (
      this.isJoined(membershipId) &&
      associations.every(isMarked) &&
      new Set(associations.map(({ tags }) => tags[OWNER_TAG])).size < 2 &&
      this.models.every((arn) => this.look('GetConfiguredAudienceModel', { configuredAudienceModelArn: arn }))
    );
  }

  act(membershipId: string): void {
    const associations = this.of(membershipId);
    const [own] = associations.filter(isMarked);
    const [other] = associations.filter((it) => !isMarked(it));
    const chance = this.random.next();
    if (chance < 0.03) {
      const configuredAudienceModelArn = this.pick(this.models);
      this.service.call(CALLER, 'DeleteConfiguredAudienceModel', { configuredAudienceModelArn });
    } else if (chance < 0.06) {
      this.service.call(CALLER, 'DeleteMembership', { membershipIdentifier: membershipId });
    } else if (chance < 0.2) {
      this.associate(membershipId);
    } else if (chance < 0.4 && other) {
      this.call('DeleteConfiguredAudienceModelAssociation', other);
    } else if (chance < 0.55 && own) {
      this.call('DeleteConfiguredAudienceModelAssociation', own);
    } else if (own) {
      const changes = this.chance(0.5) ? { name: this.pick(NAMES) } : { description: 'changed in the console' };
      this.call('UpdateConfiguredAudienceModelAssociation', own, changes);
    }
  }

  private configure(name: string): string {
    const trainingDatasetArn = `arn:aws:cleanrooms-ml:${REGION}:${PARTNER}:training-dataset/views`;
    const { audienceModelArn } = this.service.call(CALLER, 'CreateAudienceModel', { name, trainingDatasetArn });
    const { configuredAudienceModelArn } = this.service.call(CALLER, 'CreateConfiguredAudienceModel', {
      name,
      audienceModelArn,
      outputConfig: {
        destination: { s3Destination: { s3Uri: 's3://partner-audiences' } },
        roleArn: `arn:aws:iam::${PARTNER}:role/audiences`,
      },
      sharedAudienceMetrics: ['NONE'],
    });
    return String(configuredAudienceModelArn);
  }

  /** As a user of the console does it. */
  private associate(membershipIdentifier: string): void {
    this.service.call(CALLER, 'CreateConfiguredAudienceModelAssociation', {
      membershipIdentifier,
      configuredAudienceModelArn: this.pick(this.models),
      configuredAudienceModelAssociationName: this.pick(NAMES),
      manageResourcePolicies: true,
      tags: { createdIn: 'console' },
    });
  }

  private call(operation: string, { id, membershipId }: Association, more: object = {}): void {
    this.service.call(CALLER, operation, {
      membershipIdentifier: membershipId,
      configuredAudienceModelAssociationIdentifier: id,
      ...more,
    });
  }

  private of(membershipIdentifier: string): Association[] {
    const listed = this.look('ListConfiguredAudienceModelAssociations', { membershipIdentifier, maxResults: 100 });
    const summaries = (listed?.configuredAudienceModelAssociationSummaries ?? []) as Association[];
    return summaries.flatMap(({ id, arn }) => {
      const found = this.look('GetConfiguredAudienceModelAssociation', {
        membershipIdentifier,
        configuredAudienceModelAssociationIdentifier: id,
      });
      const { tags } = this.look('ListTagsForResource', { resourceArn: arn }) ?? {};
      return found
        ? [{ ...(found.configuredAudienceModelAssociation as Association), tags: tags as Association['tags'] }]
        : [];
    });
  }

  private isJoined(membershipIdentifier: string): boolean {
    return this.look('GetMembership', { membershipIdentifier }) !== undefined;
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

type Association = OwnAssociation & { readonly membershipId: string };

/** The first association of the resource that was the last one to create a first one: what others have left behind is older. */
function currentOf(associations: readonly Association[]): OwnAssociation | undefined {
  const owners = new Set(associations.map(({ tags }) => tags[OWNER_TAG]));
  const firsts = [...owners].flatMap(
    (owner) => oldestFirst(associations.filter(({ tags }) => tags[OWNER_TAG] === owner))[0] ?? [],
  );
  return oldestFirst(firsts).at(-1);
}

function isMarked({ tags }: Association): boolean {
  return tags[OWNER_TAG] !== undefined;
}

function asText({
  configuredAudienceModelArn,
  name,
  description,
  manageResourcePolicies,
  tags,
}: Pick<
  OwnAssociation,
  'configuredAudienceModelArn' | 'name' | 'description' | 'manageResourcePolicies' | 'tags'
>): string {
  return [
    configuredAudienceModelArn.split('/').at(-1),
    name,
    description || 'no description',
    manageResourcePolicies ? 'manages policies' : 'manages no policies',
    JSON.stringify(
      Object.entries(tags)
        .filter(([key]) => TAG_KEYS.includes(key))
        .sort(),
    ),
  ].join(' | ');
}
