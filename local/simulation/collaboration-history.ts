import { Random } from '../cloudformation/random';
import { MAX_LAG_MS } from '../faults';
import { CloudHistory, type Setting } from './cloud-history';
import { ConsoleUsers } from './console-users';
import { DesiredState } from './desired-state';
import { orphans } from './invariants/orphans';
import { unmetRequests } from './invariants/requested-state';
import { unrequestedChanges } from './invariants/unrequested-changes';
import type { Violation } from './invariants/violation';
import { type ObservedCollaboration, observe } from './observed-collaboration';
import { COLLABORATION_NAME, CREATOR, PARTNER, STRANGER } from './participants';
import { isMemberRequest } from './requester-effects';
import type { RecordedRequest } from './requests';
import { advertiserTemplate, COLLABORATION, memberResource, publisherTemplate } from './templates';

const PUBLISHER = 'Publisher';
const ADVERTISER = 'Advertiser';
/** Chosen so that the histories of `test/simulation/seeds.test.ts` stay as they are. */
const MORE = 0x1d58;

/** The stacks of the creator of a collaboration, of its partner, and of a stranger, and users of their consoles. */
export class CollaborationHistory extends CloudHistory {
  /** An update can request an absent member with another name; then the way back is a rename, like any other. */
  protected override readonly refusals = ['cannot rename a member'];
  private readonly users: ConsoleUsers;
  private readonly desired: DesiredState;
  private readonly existingCollaborationId: string | undefined;

  constructor(setting: Setting) {
    super(setting);
    const { seed } = setting;
    this.users = new ConsoleUsers(this.cloud.service, new Random(seed ^ 0xbeef), moreOf(seed));
    const autoApproved = this.chance(0.5);
    this.existingCollaborationId = this.chance(0.5)
      ? this.users.createCollaboration(COLLABORATION_NAME, CREATOR, autoApproved)
      : undefined;
    this.desired = new DesiredState(this.random, moreOf(seed), autoApproved, this.existingCollaborationId);
    this.cloud.customResources.snapshot = ({ CollaborationId }, functionArn) =>
      functionArn.includes(CREATOR) ? observe(this.cloud.service, CREATOR, CollaborationId) : undefined;
  }

  protected override async happen(): Promise<void> {
    if (this.chance(0.3)) {
      this.users.createNamesake();
    }
    await this.deployPublisher();
    await this.introducePartner();
    for (let step = 3 + Math.floor(this.random.next() * 5); step > 0; step--) {
      // What someone else has just changed is hidden from a read that is behind, so its result would prove nothing.
      await this.cloud.clock.until(this.cloud.clock.sleep(MAX_LAG_MS));
      await this.step();
      if (this.chance(0.7)) {
        await this.settle();
      }
      this.actInConsole();
    }
  }

  protected override unmet(since: number): readonly Violation[] {
    return unmetRequests(this.cloud, since);
  }

  protected override orphans(): readonly Violation[] {
    return orphans(this.cloud, this.users);
  }

  protected override unrequested(): readonly Violation[] {
    return unrequestedChanges(this.cloud);
  }

  /** The addition of an account that no request has ever changed. */
  protected override mustSucceed({ event, before }: RecordedRequest): boolean {
    if (event.RequestType !== 'Create' || !isMemberRequest(event) || before === undefined) {
      return false;
    }
    const { members, requests } = before as ObservedCollaboration;
    const account = event.ResourceProperties.AccountId;
    const isKnown = members.some(({ accountId }) => accountId === account);
    return !isKnown && !JSON.stringify(requests).includes(String(account));
  }

  private async step(): Promise<void> {
    const which = this.random.next();
    if (which < 0.5) {
      this.desired.changePublisher(this.accountsInUse());
      await this.deployPublisher();
      // A partner who was informed of a change deploys, too.
      if (this.chance(0.4)) {
        await this.deployAdvertiser();
      }
    } else if (which < 0.75) {
      await this.deployAdvertiser();
    } else if (which < 0.85) {
      await this.deployStranger();
    } else {
      const [account, name] = this.chance(0.6) ? [CREATOR, PUBLISHER] : [PARTNER, ADVERTISER];
      const stack = this.cloud.find(account, name);
      if (stack !== undefined) {
        await this.delete(stack);
      }
    }
  }

  /** Often early: until the partner has joined, no member must approve change requests. */
  private async introducePartner(): Promise<void> {
    const collaborationId = this.collaborationId();
    if (collaborationId !== undefined && this.chance(0.3)) {
      this.log.push(`console: ${this.users.joinAsPartner(collaborationId)}`);
      this.desired.partnerHasJoined = true;
    }
    if (this.chance(0.5)) {
      await this.deployAdvertiser();
    }
  }

  private actInConsole(): void {
    const collaborationId = this.collaborationId();
    while (collaborationId !== undefined && this.chance(0.5)) {
      this.log.push(`console: ${this.users.actAtRandom(collaborationId)}`);
    }
    this.jumpSometimes();
  }

  private deployAdvertiser(): Promise<void> {
    this.desired.changeAdvertiser();
    return this.deploy(PARTNER, ADVERTISER, advertiserTemplate(this.desired.advertiser));
  }

  private deployPublisher(): Promise<void> {
    return this.deploy(CREATOR, PUBLISHER, publisherTemplate(this.desired.publisher));
  }

  /** An account that requests a member of a collaboration that is not its own. */
  private async deployStranger(): Promise<void> {
    const collaborationId = this.collaborationId();
    const [member] = Object.values(this.desired.publisher.members);
    if (collaborationId !== undefined && member !== undefined) {
      await this.deploy(STRANGER, 'Stranger', {
        Resources: { Member: memberResource(STRANGER, collaborationId, member) },
      });
    }
  }

  /** Includes those that the stack should have removed, and has not. */
  private accountsInUse(): Set<string> {
    const stack = this.cloud.find(CREATOR, PUBLISHER);
    const resources = [...(stack?.resources.values() ?? []), ...(stack?.leftovers ?? [])];
    return new Set(resources.map(({ properties }) => String(properties.AccountId)));
  }

  private collaborationId(): string | undefined {
    const resource = this.cloud.find(CREATOR, PUBLISHER)?.resources.get(COLLABORATION);
    return this.existingCollaborationId ?? resource?.physicalId;
  }
}

/** In half of the histories. It is apart from the rest, so that the other histories stay as they are. */
function moreOf(seed: number): Random | undefined {
  const more = new Random(seed ^ MORE);
  return more.next() < 0.5 ? more : undefined;
}
