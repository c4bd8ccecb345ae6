import type { Duration } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { type Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { EventPattern, IRuleTarget, OnEventOptions, Rule } from 'aws-cdk-lib/aws-events';
import type { EventPatternOptions } from '../events/event-pattern-options';
import { EventSource, FIELD } from '../events/event-source';
import type { DetailType } from '../events/event-types';
import { DURATION, MEMBERSHIP, RULE_TARGET } from '../private/cdk-shapes';
import { filledListOf, formatted, NUMBER, optional, requireShapes, type Shapes, struct } from '../private/shape';
import { code } from '../private/text';

/** Options for the events of a membership. */
export interface MembershipEventsOptions {
  /**
   * The field of `detail` that contains the ID of the membership, such as `membershipId`, or the path to it with
   * dots.
   *
   * No page of AWS states such a field. Find it in an event that a target has received. A pattern with a field that
   * the events do not have matches none of them.
   *
   * @default - patterns match the events of all memberships of which the account is notified
   */
  readonly membershipIdField?: string;
}

/** Options for an alarm on failed analyses. */
export interface FailedAnalysesAlarmOptions {
  /**
   * A target that also receives the events, for example a log group that records which analyses have failed.
   *
   * It is required because no page of AWS states that a rule without a target is counted.
   */
  readonly target: IRuleTarget;
  /**
   * The number of failed analyses in a period from which the alarm is raised.
   *
   * @default 1
   */
  readonly threshold?: number;
  /**
   * The period in which failed analyses are counted.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;
}

/**
 * The events that AWS Clean Rooms sends about the queries and jobs of a membership, and about the membership itself.
 *
 * Each event has a method that returns its pattern, and a method that creates a rule. The service sends the events to
 * the default event bus of the accounts that they concern, on a best effort basis: an event can be missing. The
 * account that runs, pays for, or receives the results of a query or job is notified of it.
 *
 * No page states which field of an event contains the ID of a membership, so the patterns match the events of all
 * memberships of the account and Region, unless you specify `membershipIdField`. Only the patterns of API calls are
 * always limited to the membership.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/eventbridge-integration-full.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cleanrooms.html
 * @example
 * declare const membership: IMembership;
 * declare const topic: sns.Topic;
 * membership.events.onProtectedQueryFailed('QueryFailed', { target: new targets.SnsTopic(topic) });
 */
export class MembershipEvents {
  /**
   * The events of a membership, which can also be an L1.
   *
   * @example
   * declare const membership: CfnMembership;
   * new events.Rule(this, 'QuerySucceeded', {
   *   eventPattern: MembershipEvents.fromMembership(membership).protectedQuerySucceededPattern(),
   * });
   */
  public static fromMembership(membership: IMembershipRef, options: MembershipEventsOptions = {}): MembershipEvents {
    requireShapes(code('MembershipEvents.fromMembership'), FROM, { membership, options });
    return new MembershipEvents(membership, options);
  }

  private readonly source: EventSource;

  private constructor(
    private readonly membership: IMembershipRef,
    { membershipIdField }: MembershipEventsOptions,
  ) {
    this.source = new EventSource('MembershipEvents', membershipIdField, () => membershipIdOf(membership));
  }

  /** The pattern of the event that is sent when a membership is updated. */
  public membershipUpdatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Membership Updated', options);
  }

  /** Creates a rule that runs when a membership is updated. */
  public onMembershipUpdated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Membership Updated', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a query is submitted. */
  public protectedQuerySubmittedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Query Submitted', options);
  }

  /** Creates a rule that runs when a query is submitted. */
  public onProtectedQuerySubmitted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Query Submitted', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a query starts. */
  public protectedQueryStartedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Query Started', options);
  }

  /** Creates a rule that runs when a query starts. */
  public onProtectedQueryStarted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Query Started', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a query is being canceled. */
  public protectedQueryCancellingPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Query Cancelling', options);
  }

  /** Creates a rule that runs when a query is being canceled. */
  public onProtectedQueryCancelling(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Query Cancelling', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a query has been canceled. */
  public protectedQueryCancelledPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Query Cancelled', options);
  }

  /** Creates a rule that runs when a query has been canceled. */
  public onProtectedQueryCancelled(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Query Cancelled', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a query has succeeded. */
  public protectedQuerySucceededPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Query Succeeded', options);
  }

  /** Creates a rule that runs when a query has succeeded. */
  public onProtectedQuerySucceeded(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Query Succeeded', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a query has failed. */
  public protectedQueryFailedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Query Failed', options);
  }

  /** Creates a rule that runs when a query has failed. */
  public onProtectedQueryFailed(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Query Failed', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a job is submitted. */
  public protectedJobSubmittedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Job Submitted', options);
  }

  /** Creates a rule that runs when a job is submitted. */
  public onProtectedJobSubmitted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Job Submitted', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a job starts. */
  public protectedJobStartedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Job Started', options);
  }

  /** Creates a rule that runs when a job starts. */
  public onProtectedJobStarted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Job Started', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a job is being canceled. */
  public protectedJobCancellingPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Job Cancelling', options);
  }

  /** Creates a rule that runs when a job is being canceled. */
  public onProtectedJobCancelling(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Job Cancelling', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a job has been canceled. */
  public protectedJobCancelledPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Job Cancelled', options);
  }

  /** Creates a rule that runs when a job has been canceled. */
  public onProtectedJobCancelled(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Job Cancelled', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a job has succeeded. */
  public protectedJobSucceededPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Job Succeeded', options);
  }

  /** Creates a rule that runs when a job has succeeded. */
  public onProtectedJobSucceeded(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Job Succeeded', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a job has failed. */
  public protectedJobFailedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Job Failed', options);
  }

  /** Creates a rule that runs when a job has failed. */
  public onProtectedJobFailed(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Job Failed', this.membership, id, options);
  }

  /** The pattern of the event that is sent when a query has timed out. */
  public protectedQueryTimedOutPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Protected Query Timed Out', options);
  }

  /** Creates a rule that runs when a query has timed out. */
  public onProtectedQueryTimedOut(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Protected Query Timed Out', this.membership, id, options);
  }

  /**
   * The pattern of the events that are sent when a query or job has failed, or a query has timed out.
   *
   * A canceled analysis is not part of it.
   */
  public analysisFailedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.patternOf('analysisFailedPattern', FAILURES, options);
  }

  /**
   * Creates a rule that runs when a query or job has failed, or a query has timed out.
   *
   * A canceled analysis is not part of it.
   */
  public onAnalysisFailed(id: string, options?: OnEventOptions): Rule {
    return this.source.ruleOf('onAnalysisFailed', this.analysisFailedPattern(), this.membership, id, options);
  }

  /**
   * Creates an alarm on queries and jobs that have failed, and queries that have timed out.
   *
   * The metrics of Clean Rooms contain only completed analyses, so the alarm counts the events: it watches how often
   * a rule runs, which Amazon EventBridge publishes for each rule. Add an action to the alarm to be notified.
   *
   * Only the accounts that run an analysis, pay for it or receive its results are notified of it. So the alarm has no
   * effect on the membership of an account that does none of this.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
   * @example
   * declare const membership: IMembership;
   * declare const topic: sns.Topic;
   * const alarm = membership.events.alarmOnFailedAnalyses('FailedAnalyses', { target: new targets.SnsTopic(topic) });
   * alarm.addAlarmAction(new cloudwatch_actions.SnsAction(topic));
   */
  public alarmOnFailedAnalyses(id: string, options: FailedAnalysesAlarmOptions): Alarm {
    requireShapes(code('membershipEvents.alarmOnFailedAnalyses'), { options: struct(ALARM) }, { options });
    const { threshold = 1, period, target } = options;
    const pattern = this.analysisFailedPattern();
    const rule = this.source.ruleOf('alarmOnFailedAnalyses', pattern, this.membership, id, { target });
    const timesRun = new Metric({
      namespace: 'AWS/Events',
      metricName: 'TriggeredRules',
      dimensionsMap: { RuleName: rule.ruleName },
      statistic: Stats.SUM,
      period,
    });
    return timesRun.createAlarm(rule, 'Alarm', {
      alarmDescription: 'Queries or jobs of AWS Clean Rooms have failed',
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      threshold,
      // The metric has a value only for a period in which the rule has run.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /**
   * The pattern of the events that are sent to members when the collaboration is deleted.
   *
   * It matches updates of a membership or of an ID namespace association to the status `COLLABORATION_DELETED`. The
   * guide has described each of them, so there can be more than one event for a deletion.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html
   */
  public collaborationDeletedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.patternOf('collaborationDeletedPattern', DELETION, options, DELETED);
  }

  /** Creates a rule that runs when the collaboration is deleted, with the pattern `collaborationDeletedPattern`. */
  public onCollaborationDeleted(id: string, options?: OnEventOptions): Rule {
    const pattern = this.collaborationDeletedPattern();
    return this.source.ruleOf('onCollaborationDeleted', pattern, this.membership, id, options);
  }

  /**
   * The pattern of calls of these API operations for this membership, such as `StartProtectedQuery`.
   *
   * AWS CloudTrail sends these events, for which the account needs a trail. They contain the ID of the membership. A rule
   * does not receive those of operations that only read, unless its state is
   * `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`.
   *
   * @param operations the names of operations of AWS Clean Rooms that change something, without a prefix
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/logging-using-cloudtrail.html
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
   * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cleanrooms.html
   */
  public apiCallPattern(operations: string[]): EventPattern {
    requireShapes(code('membershipEvents.apiCallPattern'), OPERATIONS, { operations });
    return {
      source: ['aws.cleanrooms'],
      detailType: ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['cleanrooms.amazonaws.com'],
        eventName: operations,
        requestParameters: { membershipIdentifier: [membershipIdOf(this.membership)] },
      },
    };
  }

  /** Creates a rule that runs when these API operations are called for this membership, with `apiCallPattern`. */
  public onApiCall(id: string, operations: string[], options?: OnEventOptions): Rule {
    const pattern = this.apiCallPattern(operations);
    return this.source.ruleOf('onApiCall', pattern, this.membership, id, options);
  }
}

const FROM = {
  membership: MEMBERSHIP,
  options: struct<MembershipEventsOptions>({ membershipIdField: optional(FIELD) }),
};
const ALARM: Shapes<FailedAnalysesAlarmOptions> = {
  threshold: optional(NUMBER),
  period: optional(DURATION),
  target: RULE_TARGET,
};
const OPERATION = formatted({
  pattern: /^(?!Get|List|BatchGet|Preview)[A-Z][A-Za-z]+$/,
  why: 'rules receive only the calls of operations that change something, by their names without a prefix',
  fix: 'specify operations such as "StartProtectedQuery"',
});
const OPERATIONS = {
  operations: filledListOf(OPERATION, {
    why: 'a pattern without an operation matches nothing',
    fix: 'specify the names of API operations, such as "StartProtectedQuery"',
  }),
};

const FAILURES: readonly DetailType[] = ['Protected Query Failed', 'Protected Query Timed Out', 'Protected Job Failed'];
const DELETION: readonly DetailType[] = ['Membership Updated', 'Id Namespace Association Updated'];
const DELETED = { status: ['COLLABORATION_DELETED'] };

function membershipIdOf({ membershipRef }: IMembershipRef): string {
  return membershipRef.membershipIdentifier;
}
