import { expect, test } from 'vitest';
import { CleanRoomsService, type FaultBefore } from '../../local/cleanrooms/service';
import { run as approve } from '../../src/custom-resources/change-request-approval/handler.lambda';
import { run } from '../../src/custom-resources/collaboration-member/handler.lambda';
import type { Entry } from '../../src/custom-resources/engine/lambda-handler';
import { eventOf, VirtualWorld } from './support/virtual-world';

/*
 * Seeded lives of one member under faults: created, changed, replaced and rolled back at random, with requests delivered
 * twice, answers lost, calls throttled, failed and reset before and after their effect. A failing seed is a test case:
 * put its number into the list alone.
 */
const SEEDS = Array.from({ length: 150 }, (_, index) => index + 1);

const CREATOR = { account: '111111111111', region: 'us-east-1' };
const PARTNER = { account: '222222222222', region: 'us-east-1' };
const ACCOUNTS = ['333333333333', '444444444444'];

interface Asked {
  readonly CollaborationId: string;
  readonly AccountId: string;
  readonly DisplayName: string;
  readonly ReceivesResults: boolean;
}

class Life {
  readonly service: CleanRoomsService;
  readonly collaborationId: string;
  faulty = true;
  private readonly random: () => number;
  private ids = 0;

  constructor(
    readonly seed: number,
    autoApproved: boolean,
  ) {
    this.random = generator(seed);
    let seconds = 0;
    this.service = new CleanRoomsService({
      now: () => new Date(1_700_000_000_000 + 1000 * seconds++),
      newId: () => `00000000-0000-0000-0000-${String(++this.ids).padStart(12, '0')}`,
      faults: {
        before: () => (this.chance(0.15) ? this.pick<FaultBefore>(['throttle', 'internal', 'reset']) : undefined),
        after: () => (this.chance(0.1) ? 'reset' : undefined),
      },
      pageSize: 2,
    });
    this.collaborationId = this.quietly(() => this.found(autoApproved));
  }

  chance(probability: number): boolean {
    return this.faulty && this.random() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)] as T;
  }

  quietly<T>(action: () => T): T {
    const before = this.faulty;
    this.faulty = false;
    const result = action();
    this.faulty = before;
    return result;
  }

  /** Delivers a request at least once. The last answer that reached CloudFormation, or none. */
  async deliver(event: object, caller = CREATOR, entry: Entry['run'] = run) {
    const worlds = this.chance(0.2) ? [1, 2] : [1];
    let accepted: VirtualWorld['answers'][0] | undefined;
    for (const _ of worlds) {
      const world = new VirtualWorld((request) => {
        const query = new URLSearchParams(request.query);
        const answer = this.service.handle(caller, { ...request, query });
        if (!answer) {
          throw new Error('ECONNRESET');
        }
        return { ...answer, body: answer.body ?? '' } as never;
      });
      world.putFaults = Array.from({ length: this.chance(0.3) ? 3 : 0 }, () => 503);
      await entry(event, world.context, world);
      expect(world.answers).toHaveLength(1);
      accepted ??= world.answers[0];
    }
    return accepted;
  }

  members(): { accountId: string; status: string; abilities: string[] }[] {
    const input = { collaborationIdentifier: this.collaborationId, maxResults: 100 };
    return this.quietly(() => this.service.call(CREATOR, 'ListMembers', input)).memberSummaries as never;
  }

  present(): string[] {
    const there = this.members().filter(({ status }) => status === 'ACTIVE' || status === 'INVITED');
    return there.map(({ accountId }) => accountId);
  }

  openRequests(): { id: string; status: string; changes: object[] }[] {
    const input = { collaborationIdentifier: this.collaborationId, maxResults: 100 };
    const listed = this.quietly(() => this.service.call(CREATOR, 'ListCollaborationChangeRequests', input));
    const all = listed.collaborationChangeRequestSummaries as { id: string; status: string; changes: object[] }[];
    return all.filter(({ status }) => status === 'PENDING' || status === 'APPROVED');
  }

  private found(autoApproved: boolean): string {
    const { collaboration } = this.service.call(CREATOR, 'CreateCollaboration', {
      name: 'Reach',
      description: 'A collaboration',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [],
      queryLogStatus: 'DISABLED',
      members: [
        {
          accountId: PARTNER.account,
          displayName: 'Advertiser',
          memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        },
      ],
      autoApprovedChangeRequestTypes: autoApproved
        ? ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY', 'REVOKE_RECEIVE_RESULTS_ABILITY']
        : [],
    }) as { collaboration: { id: string } };
    for (const [caller, pays] of [
      [CREATOR, false],
      [PARTNER, true],
    ] as const) {
      this.service.call(caller, 'CreateMembership', {
        collaborationIdentifier: collaboration.id,
        queryLogStatus: 'DISABLED',
        paymentConfiguration: { queryCompute: { isResponsible: pays } },
        defaultResultConfiguration: pays
          ? {
              outputConfiguration: { s3: { resultFormat: 'CSV', bucket: 'results' } },
              roleArn: 'arn:aws:iam::222222222222:role/results',
            }
          : undefined,
      });
    }
    return collaboration.id;
  }
}

test.each(SEEDS)('a member under faults leaves nothing behind and is as asked (seed %i)', async (seed) => {
  const autoApproved = seed % 2 === 0;
  const life = new Life(seed, autoApproved);
  const wish = (): Asked => ({
    CollaborationId: life.collaborationId,
    AccountId: life.pick(ACCOUNTS),
    DisplayName: 'Measurer',
    ReceivesResults: life.pick([true, false]),
  });
  const made = new Map<string, Asked>();

  let asked = wish();
  let answer = await life.deliver(eventOf('Create', asked));
  let id = answer?.PhysicalResourceId ?? 'lost';
  made.set(id, asked);
  for (let change = 0; change < 4 && answer?.Status === 'SUCCESS'; change++) {
    expectAsAsked(life, asked);
    if (!autoApproved && life.chance(0.5)) {
      await approveBy(life, asked);
    }
    const next = wish();
    answer = await life.deliver(eventOf('Update', next, { physicalId: id, old: asked }));
    if (answer?.Status !== 'SUCCESS') {
      break;
    }
    const before = { id, asked };
    if (answer.PhysicalResourceId !== id) {
      made.set(answer.PhysicalResourceId, next);
    }
    [id, asked] = [answer.PhysicalResourceId, next];
    if (life.chance(0.3)) {
      // Another resource fails: the update is reversed, and what it made is deleted.
      const reversed = await life.deliver(eventOf('Update', before.asked, { physicalId: id, old: asked }));
      expect(reversed?.Status).toBe('SUCCESS');
      [id, asked] = [reversed?.PhysicalResourceId ?? '', before.asked];
    }
    for (const [other, properties] of made) {
      if (other === id) {
        continue;
      }
      expect((await life.deliver(eventOf('Delete', properties, { physicalId: other })))?.Status).toBe('SUCCESS');
      made.delete(other);
    }
    made.set(id, asked);
    answer = { ...answer, Status: 'SUCCESS' };
  }
  for (const [last, properties] of made) {
    const forgotten = life.chance(0.2) ? 'Publisher-Thing-1ABCDEF' : last;
    expect(await life.deliver(eventOf('Delete', properties, { physicalId: forgotten }))).toMatchObject({
      Status: 'SUCCESS',
    });
  }

  expect(life.present()).toEqual([CREATOR.account, PARTNER.account]);
  expect(life.openRequests()).toEqual([]);
  expect(life.service.calls.filter(({ outcome }) => outcome === 'DoubleBug')).toEqual([]);
});

/** What is asked for is there, or exactly one change request waits for people. */
function expectAsAsked(life: Life, asked: Asked): void {
  const member = life.members().find(({ accountId }) => accountId === asked.AccountId);
  const there = member && (member.status === 'ACTIVE' || member.status === 'INVITED');
  const fits = there && member.abilities.includes('CAN_RECEIVE_RESULTS') === asked.ReceivesResults;
  const waiting = life.openRequests().filter(({ changes }) => JSON.stringify(changes).includes(asked.AccountId));
  expect(waiting).toHaveLength(fits ? 0 : 1);
}

async function approveBy(life: Life, asked: Asked): Promise<void> {
  const event = eventOf('Create', {
    CollaborationId: life.collaborationId,
    Approver: PARTNER.account,
    AccountId: asked.AccountId,
    MayReceiveResults: true,
  });
  if (life.openRequests().length === 1) {
    expect((await life.deliver(event, PARTNER, approve))?.Status).toBe('SUCCESS');
  }
}

/** Mulberry32: small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
