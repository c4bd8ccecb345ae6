import type { Caller, CleanRoomsService, FaultBefore } from '../../../local/cleanrooms/service';
import type { Entry } from '../../../src/custom-resources/engine/lambda-handler';
import { newService } from '../../local/cleanrooms/clean-room';
import { deliveriesTo } from './deliver';
import { sendTo } from './double';
import { eventOf, RESPONSE_URL, VirtualWorld } from './virtual-world';

/** When the virtual world begins, which is also the time of all requests. */
const START = new VirtualWorld(() => ({ status: 200, headers: {}, body: '' })).time;

/**
 * A service whose clock is that of the world to which a request is delivered, and a handler. Hours lie between two
 * requests; `deliver` repeats one at its own time.
 */
export class TableDeliveries {
  readonly service: CleanRoomsService;
  /** What happens to the next calls: a fault before them, or that their response is lost. */
  faults: (FaultBefore | 'lost' | undefined)[] = [];
  private now = START;
  private hours = 0;

  constructor(
    private readonly run: Entry['run'],
    private readonly caller: Caller,
  ) {
    let lost = false;
    this.service = newService({
      now: () => new Date(this.now),
      faults: {
        before: (operation) => {
          const fault = operation.startsWith('Populate') || this.faults[0] !== 'lost' ? this.faults.shift() : undefined;
          lost = fault === 'lost';
          return fault === 'lost' ? undefined : fault;
        },
        after: () => (lost ? 'reset' : undefined),
      },
    });
  }

  /** The operations that changed something, or should have. */
  get populations(): number {
    return this.service.calls.filter(({ operation }) => operation.startsWith('Populate')).length;
  }

  request(type: 'Create' | 'Update' | 'Delete', properties: object, physicalId?: string) {
    this.hours += 1;
    const time = new Date(START + this.hours * 3_600_000).toISOString().replace(/[-:]|[.]\d+/g, '');
    const event = eventOf(type, properties, { physicalId });
    return { ...event, ResponseURL: RESPONSE_URL.replace(/X-Amz-Date=\w+/, `X-Amz-Date=${time}`) };
  }

  deliver(event: object, minutesLater = 0) {
    const world = this.world(minutesLater);
    return deliveriesTo(this.run, sendTo(this.service, this.caller)).deliver(event, world);
  }

  /** What the handler does for a schedule, at a time of it. */
  async schedule(event: object, minutesLater = 0): Promise<void> {
    const world = this.world(minutesLater);
    await this.run(event, world.context, world);
  }

  get time(): Date {
    return new Date(START + this.hours * 3_600_000);
  }

  private world(minutesLater: number): VirtualWorld {
    const send = sendTo(this.service, this.caller);
    const world: VirtualWorld = new VirtualWorld(
      (request) => {
        this.now = world.time;
        return send(request);
      },
      undefined,
      this.time.getTime() + minutesLater * 60_000,
    );
    return world;
  }
}
