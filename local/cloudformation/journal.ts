import type { Clock } from './clock';
import type { Random } from './random';
import type { ResourceRecord, Stack } from './stack';

/** Writes what happens into a stack: its status and its events. */
export class Journal {
  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  status(stack: Stack, status: string, reason?: string): void {
    stack.status = status;
    stack.statusReason = reason;
    this.write(stack, stack.name, 'AWS::CloudFormation::Stack', stack.id, status, reason);
  }

  resource(stack: Stack, record: ResourceRecord, status: string, reason?: string): void {
    this.write(stack, record.logicalId, record.type, record.physicalId, status, reason);
  }

  /** For a resource that has no physical id yet. */
  unborn(stack: Stack, logicalId: string, type: string, status: string, reason?: string): void {
    this.write(stack, logicalId, type, '', status, reason);
  }

  private write(
    stack: Stack,
    logicalId: string,
    type: string,
    physicalId: string,
    status: string,
    reason: string | undefined,
  ): void {
    // No two events of a stack share a moment: clients sort by it.
    const last = stack.events.at(-1)?.timestamp.getTime() ?? 0;
    stack.events.push({
      eventId: this.random.uuid(),
      timestamp: new Date(Math.max(this.clock.now().getTime(), last + 1)),
      logicalId,
      physicalId,
      type,
      status,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
