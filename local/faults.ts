import type { FaultBefore, ServiceFaults } from './cleanrooms/service';
import type { Clock } from './cloudformation/clock';
import { type CustomResourceEvent, type DeliveryFaults, MAX_EVENT_AGE_MS } from './cloudformation/custom-resource';
import { Random } from './cloudformation/random';

/** What can go wrong, by the name of its switch. */
export const FAULTS = {
  throttling: 'the service refuses all calls of an account for up to five minutes',
  'internal-error': 'a call fails with 500 and has no effect',
  'reset-before': 'the connection breaks before a call has its effect',
  'reset-after': 'the connection breaks after a call has had its effect',
  silence: 'no response arrives within ten seconds, and the call can have had its effect',
  lag: 'what reads show is up to ten seconds behind, for up to five minutes',
  'iam-delay': 'the policy of the function has not propagated yet, for up to a minute',
  duplicate: 'a request is delivered twice at about the same time',
  late: 'a copy of a request is delivered minutes or hours later',
  'request-lost': 'a request never reaches the function',
  'answer-lost': 'a response is accepted and never arrives',
  'answer-refused': 'the response URL fails for a few attempts',
  'answer-refused-for-ever': 'the response URL never works for a request',
  overtaking: 'a rollback does not wait for a request in progress',
  kill: 'the function is terminated at some point',
  'clock-jump': 'the clock jumps forward while a function runs',
  held: 'a request itself is delivered minutes or hours later, as if the function was throttled',
} as const;

export type Fault = keyof typeof FAULTS;

export const ALL_FAULTS = Object.keys(FAULTS) as readonly Fault[];

/** When a function is terminated: at which call of its ports, and whether that call still has its effect. */
export interface Termination {
  readonly atCall: number;
  readonly afterEffect: boolean;
}

/** Beside the clock of the service, nothing reports by how much a read is behind. */
export const MAX_LAG_MS = 10_000;

const MINUTE = 60_000;

/** Injects faults: the switches select which, the seed when. */
export class FaultPlan {
  /** How often each fault was injected. */
  readonly counts = new Map<Fault, number>();
  /** The faults that were injected into each request, by its ID. */
  readonly byRequest = new Map<string, Fault[]>();
  /** While this is set, no fault is injected. */
  suspended = false;
  readonly service: ServiceFaults;
  /** How many operations of the service have had their effect. */
  effects = 0;
  private request: string | undefined;
  private readonly throttledUntil = new Map<string, number>();
  private readonly unknownUntil = new Map<string, number>();
  private readonly behindUntil = new Map<string, number>();
  private readonly brokenAnswers = new Map<string, { readonly how: 'unavailable' | 'reset'; readonly times: number }>();

  constructor(
    private readonly random: Random,
    private readonly clock: Clock,
    private readonly switches: ReadonlySet<Fault>,
  ) {
    this.service = {
      before: (_operation, { account }) => (this.request === undefined ? undefined : this.beforeCall(account)),
      after: () => {
        this.effects += 1;
        return this.request !== undefined && this.injects('reset-after', 0.08) ? 'reset' : undefined;
      },
      // Without it, the double does not keep the past.
      ...(switches.has('lag') ? { lag: (_operation, { account }) => this.lag(account) } : {}),
    };
  }

  readonly delivery: DeliveryFaults = {
    deliver: (event) => this.during(event.RequestId, () => this.delays(event)),
    answer: (event, attempt) => this.during(event.RequestId, () => this.answer(event.RequestId, attempt)),
    overtake: (event) => this.during(event.RequestId, () => this.injects('overtaking', 0.7)),
  };

  isOn(fault: Fault): boolean {
    return this.switches.has(fault);
  }

  /** Does something on behalf of a request: faults are injected into it. */
  during<Result>(requestId: string, action: () => Result): Result {
    this.request = requestId;
    try {
      return action();
    } finally {
      this.request = undefined;
    }
  }

  terminationOf(requestId: string): Termination | undefined {
    return this.during(requestId, () =>
      this.injects('kill', 0.1)
        ? { atCall: Math.floor(this.random.next() ** 2 * 14), afterEffect: this.random.next() < 0.5 }
        : undefined,
    );
  }

  /** Whether no response to this call arrives. */
  isSilent(requestId: string): boolean {
    return this.during(requestId, () => this.injects('silence', 0.02));
  }

  /** By how many milliseconds the clock of a function jumps at this call. */
  clockJump(requestId: string): number {
    return this.during(requestId, () => (this.injects('clock-jump', 0.01) ? this.between(1000, 90_000) : 0));
  }

  private lag(account: string): number {
    const isBehind =
      this.request !== undefined &&
      !this.suspended &&
      this.clock.now().getTime() < (this.behindUntil.get(account) ?? 0);
    if (!isBehind) {
      return 0;
    }
    this.count('lag');
    return this.between(0, MAX_LAG_MS);
  }

  private beforeCall(account: string): FaultBefore | undefined {
    const now = this.clock.now().getTime();
    if (!this.suspended && now < (this.unknownUntil.get(account) ?? 0)) {
      this.count('iam-delay');
      return 'denied';
    }
    if (!this.suspended && now < (this.throttledUntil.get(account) ?? 0)) {
      this.count('throttling');
      return 'throttle';
    }
    if (this.injects('throttling', 0.015)) {
      this.throttle(account);
      return 'throttle';
    }
    if (this.injects('internal-error', 0.08)) {
      return 'internal';
    }
    return this.injects('reset-before', 0.06) ? 'reset' : undefined;
  }

  /** When copies of the request arrive. Also begins the faults of its account. */
  private delays(event: CustomResourceEvent): readonly number[] {
    const account = event.ServiceToken.split(':')[4] as string;
    const now = this.clock.now().getTime();
    if (this.injects('throttling', 0.15)) {
      this.throttle(account);
    }
    if (this.injects('lag', 0.4)) {
      this.behindUntil.set(account, now + this.between(MINUTE, 5 * MINUTE));
    }
    if (event.RequestType === 'Create' && this.injects('iam-delay', 0.15)) {
      this.unknownUntil.set(account, now + this.between(2000, MINUTE));
    }
    if (this.injects('answer-refused-for-ever', 0.02)) {
      this.brokenAnswers.set(event.RequestId, { how: 'reset', times: Number.POSITIVE_INFINITY });
    } else if (this.injects('answer-refused', 0.15)) {
      const how = this.random.next() < 0.5 ? 'unavailable' : 'reset';
      this.brokenAnswers.set(event.RequestId, { how, times: this.between(1, 4) });
    }
    if (this.injects('request-lost', 0.02)) {
      return [];
    }
    const copies = [this.injects('held', 0.02) ? this.between(MINUTE, MAX_EVENT_AGE_MS) : 0];
    if (this.injects('duplicate', 0.12)) {
      copies.push(this.between(0, 2000));
    }
    if (this.injects('late', 0.04)) {
      copies.push(this.between(MINUTE, MAX_EVENT_AGE_MS));
    }
    return copies;
  }

  private answer(requestId: string, attempt: number): 'accepted' | 'unavailable' | 'reset' | 'lost' {
    const broken = this.brokenAnswers.get(requestId);
    if (broken !== undefined && attempt <= broken.times) {
      return broken.how;
    }
    return this.injects('answer-lost', 0.02) ? 'lost' : 'accepted';
  }

  private throttle(account: string): void {
    this.throttledUntil.set(account, this.clock.now().getTime() + this.between(10_000, 5 * MINUTE));
  }

  private injects(fault: Fault, probability: number): boolean {
    if (this.suspended || !this.switches.has(fault) || this.random.next() >= probability) {
      return false;
    }
    this.count(fault);
    return true;
  }

  private count(fault: Fault): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1);
    if (this.request !== undefined) {
      this.byRequest.set(this.request, [...(this.byRequest.get(this.request) ?? []), fault]);
    }
  }

  private between(least: number, most: number): number {
    return least + Math.floor(this.random.next() * (most - least + 1));
  }
}

/**
 * Added later, and drawn apart: otherwise all histories would be other ones. With this number, those that have found a
 * defect (test/simulation/seeds.test.ts) are without these faults.
 */
const APART = 41;
const LATER: ReadonlySet<Fault> = new Set<Fault>(['held']);

/** The faults of one history: some of the switches, and none in every fifth history. */
export function drawFaults(seed: number, random: Random, switches: readonly Fault[]): ReadonlySet<Fault> {
  const later = new Random(seed ^ APART);
  const isWithout = random.next() < 0.2;
  const isDrawn = (fault: Fault) => (LATER.has(fault) ? later : random).next() < 0.35;
  return new Set(isWithout ? [] : switches.filter(isDrawn));
}
