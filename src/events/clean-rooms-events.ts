import type { EventPattern, OnEventOptions, Rule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { EventPatternOptions } from './event-pattern-options';
import { EventSource } from './event-source';

/**
 * The events that AWS Clean Rooms sends about a collaboration before a stack can refer to it.
 *
 * The other events are those of a collaboration or a membership: see `CollaborationEvents` and `MembershipEvents`.
 * The service sends the events to the default event bus of the account, on a best effort basis: an event can be
 * missing.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/eventbridge-integration-full.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cleanrooms.html
 * @example
 * declare const topic: sns.Topic;
 * CleanRoomsEvents.onInvitedToCollaboration(this, 'Invited', { target: new targets.SnsTopic(topic) });
 */
export class CleanRoomsEvents {
  /**
   * The pattern of the event that is sent to the account when it creates a collaboration.
   *
   * @example
   * new events.Rule(this, 'Created', { eventPattern: CleanRoomsEvents.collaborationCreatedPattern() });
   */
  public static collaborationCreatedPattern(options?: EventPatternOptions): EventPattern {
    return SOURCE.pattern('Collaboration Created', options);
  }

  /**
   * Creates a rule that runs when the account creates a collaboration.
   *
   * @example
   * declare const topic: sns.Topic;
   * CleanRoomsEvents.onCollaborationCreated(this, 'Created', { target: new targets.SnsTopic(topic) });
   */
  public static onCollaborationCreated(scope: Construct, id: string, options?: OnEventOptions): Rule {
    return SOURCE.rule('Collaboration Created', scope, id, options);
  }

  /**
   * The pattern of the event that is sent to the account when a partner invites it to a collaboration.
   *
   * @example
   * new events.Rule(this, 'Invited', { eventPattern: CleanRoomsEvents.invitedToCollaborationPattern() });
   */
  public static invitedToCollaborationPattern(options?: EventPatternOptions): EventPattern {
    return SOURCE.pattern('Invited To Collaboration', options);
  }

  /**
   * Creates a rule that runs when a partner invites the account to a collaboration.
   *
   * @example
   * declare const topic: sns.Topic;
   * CleanRoomsEvents.onInvitedToCollaboration(this, 'Invited', { target: new targets.SnsTopic(topic) });
   */
  public static onInvitedToCollaboration(scope: Construct, id: string, options?: OnEventOptions): Rule {
    return SOURCE.rule('Invited To Collaboration', scope, id, options);
  }

  private constructor() {}
}

const SOURCE = new EventSource('CleanRoomsEvents');
