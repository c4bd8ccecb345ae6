import { randomUUID } from 'node:crypto';
import { accessDenied, ServiceError } from '../cleanrooms/errors';
import type { Caller, CleanRoomsService } from '../cleanrooms/service';
import type { Properties } from '../cloudformation/provider';

/** A resource of Clean Rooms ML: its properties as its template has them. */
export interface MlResource {
  readonly arn: string;
  readonly owner: Caller;
  readonly properties: Properties;
}

export interface ModelAssociation extends MlResource {
  readonly membershipId: string;
  readonly collaborationId: string;
}

interface Membership {
  readonly status: string;
  readonly collaborationId: string;
}

/**
 * A double of what CloudFormation needs of AWS Clean Rooms ML, for all accounts and Regions at once. What it does is
 * listed, with its source, in `ledger.ts`.
 */
export class MachineLearning {
  readonly datasets = new Map<string, MlResource>();
  readonly algorithms = new Map<string, MlResource>();
  readonly associations = new Map<string, ModelAssociation>();

  constructor(
    private readonly cleanRooms: CleanRoomsService,
    private readonly newId: () => string = randomUUID,
  ) {
    cleanRooms.isUsed = (id) => [...this.associations.values()].some(({ membershipId }) => membershipId === id);
  }

  createDataset(owner: Caller, properties: Properties): MlResource {
    requireOwnRole(owner, properties);
    return this.keep(this.datasets, { arn: this.newArn(owner, 'training-dataset'), owner, properties });
  }

  createAlgorithm(owner: Caller, properties: Properties): MlResource {
    requireOwnRole(owner, properties);
    return this.keep(this.algorithms, { arn: this.newArn(owner, 'configured-model-algorithm'), owner, properties });
  }

  createAssociation(owner: Caller, properties: Properties): ModelAssociation {
    const membershipId = String(properties.MembershipIdentifier);
    const { collaborationId } = this.requireActiveMembership(owner, membershipId);
    const algorithm = this.algorithms.get(String(properties.ConfiguredModelAlgorithmArn));
    if (algorithm?.owner.account !== owner.account || algorithm.owner.region !== owner.region) {
      const message = `configured model algorithm ${properties.ConfiguredModelAlgorithmArn} does not exist`;
      throw new ServiceError('ResourceNotFoundException', message);
    }
    const arn = this.newArn(owner, `membership/${membershipId}/configured-model-algorithm-association`);
    return this.keep(this.associations, { arn, owner, properties, membershipId, collaborationId });
  }

  deleteDataset(arn: string): void {
    this.datasets.delete(arn);
  }

  deleteAlgorithm(arn: string): void {
    const users = [...this.associations.values()].filter(
      ({ properties }) => properties.ConfiguredModelAlgorithmArn === arn,
    );
    if (users.length > 0) {
      throw new ServiceError('ConflictException', `configured model algorithm ${arn} is associated`);
    }
    this.algorithms.delete(arn);
  }

  deleteAssociation(arn: string): void {
    this.associations.delete(arn);
  }

  private keep<T extends MlResource>(kind: Map<string, T>, resource: T): T {
    kind.set(resource.arn, resource);
    return resource;
  }

  private newArn({ account, region }: Caller, path: string): string {
    return `arn:aws:cleanrooms-ml:${region}:${account}:${path}/${this.newId()}`;
  }

  private requireActiveMembership(owner: Caller, membershipIdentifier: string): Membership {
    const answer = this.cleanRooms.look(owner, 'GetMembership', { membershipIdentifier });
    const { status, collaborationId } = answer.membership as Membership;
    if (status !== 'ACTIVE') {
      throw accessDenied(`membership ${membershipIdentifier} is ${status}`);
    }
    return { status, collaborationId };
  }
}

function requireOwnRole({ account }: Caller, { RoleArn }: Properties): void {
  if (String(RoleArn).split(':')[4] !== account) {
    throw accessDenied(`the role ${RoleArn} is of another account`);
  }
}
