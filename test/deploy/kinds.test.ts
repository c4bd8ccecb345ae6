import { App, Stack } from 'aws-cdk-lib';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../local/cleanrooms/service';
import { KIND_NAMES, KINDS, type KindName } from '../../src/custom-resources/kinds';
import { KINDS_UNDER_TEST } from '../custom-resources/kinds';
import type { KindUnderTest } from '../custom-resources/kinds/kind-under-test';
import { bundled } from '../custom-resources/support/bundled';
import { CREATOR, NOWHERE, PARTNER } from '../local/cleanrooms/clean-room';
import { DEPLOYED_KINDS } from './kinds';
import type { DeployedKind } from './kinds/deployed-kind';
import { LocalWorld } from './local-world';

/*
 * The CDK CLI deploys all kinds of custom resources at once, with their functions, in one stack of each of two accounts: a
 * kind more costs no deployment. What they refer to exists outside of the stacks.
 */
const STACKS = { [CREATOR.account]: 'Creator', [PARTNER.account]: 'Partner' } as const;
const ACCOUNTS = Object.keys(STACKS);
const VERSIONS = ['created', 'changed', 'replaced'] as const;

type Version = (typeof VERSIONS)[number];

describe('the custom resources of all kinds, deployed by the CDK CLI', () => {
  beforeAll(bundled);

  test('are created, changed, rolled back, replaced and deleted', async () => {
    const world = await LocalWorld.open();
    const room = new RoomOfKinds(world);
    await room.bootstrap();

    expect(await room.deployFailing('created')).toEqual(['AWS::CleanRooms::Membership']);
    expect(room.statuses()).toEqual(['ROLLBACK_COMPLETE', 'ROLLBACK_COMPLETE']);
    expect(room.physicalIds()).toEqual({});
    expect(room.kindsWith('created')).toEqual(room.retained());

    await room.deploy('created');
    expect(room.statuses()).toEqual(['CREATE_COMPLETE', 'CREATE_COMPLETE']);
    expect(Object.keys(room.physicalIds()).sort()).toEqual([...KIND_NAMES].sort());
    expect(room.attributes()).toMatchObject(room.expectedAttributes());
    expect(room.kindsWith('created')).toEqual(room.thatChangeSomething());

    await room.deploy('changed');
    expect(room.statuses()).toEqual(['UPDATE_COMPLETE', 'UPDATE_COMPLETE']);
    expect(room.kindsWith('changed')).toEqual(room.thatChangeSomething());
    const before = room.physicalIds();

    expect(await room.deployFailing('replaced')).toEqual(['AWS::CleanRooms::Membership']);
    expect(room.statuses()).toEqual(['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE']);
    expect(room.physicalIds()).toEqual(before);
    expect(room.kindsWith('changed')).toEqual(room.thatChangeSomething());
    expect(room.kindsWith('replaced')).toEqual(room.retained());

    await room.deploy('replaced');
    expect(room.statuses()).toEqual(['UPDATE_COMPLETE', 'UPDATE_COMPLETE']);
    expect(KIND_NAMES.filter((kind) => room.physicalIds()[kind] === before[kind])).toEqual([]);
    expect(room.kindsWith('replaced')).toEqual(room.thatChangeSomething());
    expect(room.kindsWith('changed')).toEqual(room.retained());

    await room.destroy('replaced');
    expect(room.statuses()).toEqual(['DELETE_COMPLETE', 'DELETE_COMPLETE']);
    expect(room.kindsWith('replaced')).toEqual(room.retained());
    expect(world.defects()).toEqual([]);
  });

  test.each(KIND_NAMES)('have a row that shows what %s does', (kind) => {
    const { attributes, isMet } = DEPLOYED_KINDS[kind];

    expect(attributes === undefined && isMet === undefined).toBe(false);
  });
});

/** A resource of each kind, in the account that has it, with the properties of each version. */
class RoomOfKinds {
  private readonly properties: Readonly<Record<KindName, Readonly<Record<Version, object>>>>;
  private readonly accountOf: Readonly<Record<KindName, string>>;

  constructor(private readonly world: LocalWorld) {
    const prepared = KIND_NAMES.map((kind) => [kind, prepare(world.service, kind)] as const);
    this.properties = fromEntries(prepared.map(([kind, { versions }]) => [kind, versions]));
    this.accountOf = fromEntries(prepared.map(([kind, { account }]) => [kind, account]));
  }

  async bootstrap(): Promise<void> {
    await Promise.all(ACCOUNTS.map((account) => this.world.bootstrap(account)));
  }

  async deploy(version: Version): Promise<void> {
    const app = this.synthesize(version, false);
    await Promise.all(
      this.each((account, stack) =>
        this.world.cdk(['deploy', stack, '--require-approval', 'never', '--app', app], { account }),
      ),
    );
  }

  /**
   * Deploys each stack with one more resource, which fails after all others.
   *
   * @returns the types of the resources that have failed
   */
  async deployFailing(version: Version): Promise<readonly string[]> {
    const app = this.synthesize(version, true);
    const outputs = await Promise.all(
      this.each((account, stack) =>
        this.world.failingCdk(['deploy', stack, '--require-approval', 'never', '--app', app], { account }),
      ),
    );
    const failed = outputs.flatMap((output) => [...output.matchAll(/\| (?:CREATE|UPDATE)_FAILED +\| (\S+)/g)]);
    return [...new Set(failed.map(([, type = '']) => type))];
  }

  async destroy(version: Version): Promise<void> {
    const app = this.synthesize(version, false);
    await Promise.all(
      this.each((account, stack) => this.world.cdk(['destroy', stack, '--force', '--app', app], { account })),
    );
  }

  statuses(): readonly (string | undefined)[] {
    return this.each((account, stack) => this.world.statusOf(account, stack));
  }

  /** What stands before ` after ` is what was accepted last: the rest is of a rollback. */
  physicalIds(): Partial<Record<KindName, string>> {
    return Object.fromEntries(this.resources().map(({ kind, physicalId }) => [kind, physicalId.split(' after ')[0]]));
  }

  attributes(): object {
    return Object.fromEntries(this.resources().map(({ kind, attributes }) => [kind, attributes]));
  }

  expectedAttributes(): object {
    const rows = KIND_NAMES.map((kind) => [kind, DEPLOYED_KINDS[kind].attributes ?? {}]);
    return Object.fromEntries(rows);
  }

  /** The kinds for which the service has what a version requests. */
  kindsWith(version: Version): readonly KindName[] {
    return KIND_NAMES.filter((kind) => {
      const { isMet } = DEPLOYED_KINDS[kind] as DeployedKind<object>;
      return isMet?.(this.world.service, this.properties[kind][version]);
    });
  }

  thatChangeSomething(): readonly KindName[] {
    return KIND_NAMES.filter((kind) => DEPLOYED_KINDS[kind].isMet);
  }

  /** The kinds of which the service keeps what they have made. */
  retained(): readonly KindName[] {
    return KIND_NAMES.filter((kind) => DEPLOYED_KINDS[kind].retained);
  }

  private each<T>(make: (account: string, stack: string) => T): T[] {
    return Object.entries(STACKS).map(([account, stack]) => make(account, stack));
  }

  private resources() {
    const all = this.each((account, stack) => [...this.world.resourcesOf(account, stack).values()]).flat();
    return KIND_NAMES.flatMap((kind) =>
      all
        .filter(({ type }) => type === KINDS[kind].resourceType)
        .map(({ physicalId, attributes }) => ({ kind, physicalId, attributes })),
    );
  }

  private synthesize(version: Version, fails: boolean): string {
    const outdir = this.world.path(`${version}${fails ? '-failing' : ''}`);
    const app = new App({ outdir, analyticsReporting: false });
    for (const [account, id] of Object.entries(STACKS)) {
      const stack = new Stack(app, id, { env: { account, region: CREATOR.region } });
      const own = KIND_NAMES.filter((kind) => this.accountOf[kind] === account).map((kind) => {
        const scope = new Construct(stack, kind);
        KINDS_UNDER_TEST[kind].addTo(scope, account, this.properties[kind][version]);
        return scope;
      });
      if (fails) {
        const failing = new CfnMembership(stack, 'Failing', {
          collaborationIdentifier: NOWHERE,
          queryLogStatus: 'DISABLED',
        });
        failing.node.addDependency(...own);
      }
    }
    app.synth();
    return outdir;
  }
}

type Prepared = ReturnType<KindUnderTest['prepare']>;

/** Creates what a kind refers to, and its properties in each version. */
function prepare(service: CleanRoomsService, kind: KindName) {
  const { named, changed } = DEPLOYED_KINDS[kind] as DeployedKind<object>;
  const { prepare: prepared } = KINDS_UNDER_TEST[kind] as KindUnderTest;
  const [{ caller, properties: created }, { properties: replaced }] = ['First', 'Second'].map((name) => {
    const one = prepared(service);
    return { ...one, properties: named?.(service, one.properties, name) ?? one.properties };
  }) as [Prepared, Prepared];
  return { account: caller.account, versions: { created, changed: changed(created), replaced } };
}

function fromEntries<T>(entries: readonly (readonly [KindName, T])[]): Readonly<Record<KindName, T>> {
  return Object.fromEntries(entries) as Record<KindName, T>;
}
