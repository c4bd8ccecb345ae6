import { describe, expect, test } from 'vitest';
import type { ResourceProvider } from '../../../local/cloudformation/provider';
import { Random } from '../../../local/cloudformation/random';
import type { ReplacedCustomRollback } from '../../../local/cloudformation/rollback';
import { RANDOM_SEED } from '../../support/exploration';
import { FUNCTION, type Handler, World } from './world';

const TYPES = [
  ['Test::Shelf::Book', 'Colour'],
  ['AWS::CleanRooms::Collaboration', 'CreatorDisplayName'], // created before the old one is deleted
  ['AWS::CleanRooms::AnalysisTemplate', 'Name'], // deleted first
  ['Custom::Thing', 'Id'],
] as const;

/** A place where things exist, and creations and updates fail by chance. */
class Reality {
  readonly existing = new Set<string>();
  private made = 0;

  constructor(private readonly random: Random) {}

  readonly provider: ResourceProvider = {
    create: (_properties, { logicalId }) => {
      this.maybeFail();
      this.made += 1;
      const physicalId = `${logicalId}-${this.made}`;
      this.existing.add(physicalId);
      return { physicalId, attributes: {} };
    },
    update: (physicalId) => {
      this.maybeFail();
      expect(this.existing).toContain(physicalId);
      return { physicalId, attributes: {} };
    },
    delete: (physicalId) => {
      expect(this.existing).toContain(physicalId);
      this.existing.delete(physicalId);
    },
  };

  /** Careful: what it refuses it leaves as it was, and deleting what never was is no failure. */
  readonly handler: Handler = (event, answer) => {
    const wanted = `${event.LogicalResourceId}-${event.ResourceProperties.Id}`;
    const PhysicalResourceId = event.PhysicalResourceId ?? wanted;
    if (event.RequestType === 'Delete') {
      this.existing.delete(PhysicalResourceId);
      answer({ Status: 'SUCCESS', PhysicalResourceId });
    } else if (this.random.next() < 0.15) {
      answer({ Status: 'FAILED', Reason: 'chance', PhysicalResourceId });
    } else {
      this.existing.add(wanted);
      answer({ Status: 'SUCCESS', PhysicalResourceId: wanted });
    }
  };

  private maybeFail(): void {
    if (this.random.next() < 0.15) {
      throw new Error('chance');
    }
  }
}

function randomTemplate(random: Random): object {
  const pick = (count: number) => Math.floor(random.next() * count);
  const resources = Array.from({ length: 6 }, (_item, index) => {
    const [Type, property] = TYPES[index % TYPES.length] as (typeof TYPES)[number];
    const before = pick(index + 1);
    const token = Type === 'Custom::Thing' ? { ServiceToken: FUNCTION } : {};
    const Properties = { ...token, [property]: `v${pick(3)}`, Other: `o${pick(2)}` };
    return [`R${index}`, { Type, Properties, ...(before < index ? { DependsOn: `R${before}` } : {}) }] as const;
  });
  const present = new Set<string>(resources.filter(() => random.next() < 0.8).map(([logicalId]) => logicalId));
  return Object.fromEntries(
    resources
      .filter(([logicalId]) => present.has(logicalId))
      .map(([logicalId, { DependsOn, ...resource }]) => [
        logicalId,
        DependsOn !== undefined && present.has(DependsOn) ? { ...resource, DependsOn } : resource,
      ]),
  );
}

function seedsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_item, index) => first + index);
}

describe('any history', () => {
  const seeds = [...seedsFrom(1, 200), ...seedsFrom(RANDOM_SEED, 50)];

  test.each(seeds.map((seed) => [seed, seed % 2 ? 'delete' : 'update'] as const))(
    'leaves what the stack says, and nothing after its deletion (RANDOM_SEED=%i, %s)',
    async (seed, mode) => {
      const replacedCustomRollback: ReplacedCustomRollback = mode;
      const random = new Random(seed);
      const reality = new Reality(random);
      const providers = Object.fromEntries(TYPES.slice(0, 3).map(([type]) => [type, reality.provider]));
      const { handler } = reality;
      const world = new World({ seed, providers, handler, replacedCustomRollback, checkSchema: () => undefined });

      for (let step = 0; step < 8; step++) {
        const stack = await world.deploy(randomTemplate(random));
        if (/^(CREATE|UPDATE|ROLLBACK|UPDATE_ROLLBACK)_COMPLETE$/.test(stack.status)) {
          const told = [...stack.resources.values()].map(({ physicalId }) => physicalId);
          expect([...reality.existing].sort()).toEqual(told.sort());
        } else if (stack.status === 'UPDATE_ROLLBACK_FAILED' && random.next() < 0.5) {
          await world.clock.until(world.engine.continueUpdateRollback(stack));
        }
        if (!/^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(stack.status)) {
          await world.delete();
          expect(stack.status).toBe('DELETE_COMPLETE');
          expect([...reality.existing]).toEqual([]);
        }
      }
    },
  );
});
