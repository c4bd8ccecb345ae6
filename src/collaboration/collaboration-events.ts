import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { EventPattern, OnEventOptions, Rule } from 'aws-cdk-lib/aws-events';
import type { EventPatternOptions } from '../events/event-pattern-options';
import { EventSource, FIELD } from '../events/event-source';
import { COLLABORATION } from '../private/cdk-shapes';
import { optional, requireShapes, struct } from '../private/shape';
import { code } from '../private/text';

/** Options for the events of a collaboration. */
export interface CollaborationEventsOptions {
  /**
   * The field of `detail` that contains the ID of the collaboration, such as `collaborationId`, or the path to it
   * with dots.
   *
   * No page of AWS states such a field. Find it in an event that a target has received. A pattern with a field that
   * the events do not have matches none of them.
   *
   * @default - patterns match the events of all collaborations of which the account is notified
   */
  readonly collaborationIdField?: string;
}

/**
 * The events that AWS Clean Rooms sends about a collaboration, and about what its members bring into it.
 *
 * Each event has a method that returns its pattern, and a method that creates a rule. The service sends the events to
 * the default event bus of the owner of what has changed and of the other active members, on a best effort basis: an
 * event can be missing. So a member can start a process when a partner associates a table, without polling.
 *
 * No page states which field of an event contains the ID of a collaboration, so the patterns match the events of all
 * collaborations of the account and Region, unless you specify `collaborationIdField`.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/eventbridge-integration-full.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cleanrooms.html
 * @example
 * declare const collaboration: ICollaboration;
 * declare const topic: sns.Topic;
 * collaboration.events.onConfiguredTableAssociationCreated('TableAssociated', { target: new targets.SnsTopic(topic) });
 */
export class CollaborationEvents {
  /**
   * The events of a collaboration, which can also be an L1.
   *
   * @example
   * declare const collaboration: CfnCollaboration;
   * new events.Rule(this, 'MemberJoined', {
   *   eventPattern: CollaborationEvents.fromCollaboration(collaboration).membershipCreatedPattern(),
   * });
   */
  public static fromCollaboration(
    collaboration: ICollaborationRef,
    options: CollaborationEventsOptions = {},
  ): CollaborationEvents {
    requireShapes(code('CollaborationEvents.fromCollaboration'), FROM, { collaboration, options });
    return new CollaborationEvents(collaboration, options);
  }

  private readonly source: EventSource;

  private constructor(
    private readonly collaboration: ICollaborationRef,
    { collaborationIdField }: CollaborationEventsOptions,
  ) {
    const id = () => collaboration.collaborationRef.collaborationIdentifier;
    this.source = new EventSource('CollaborationEvents', collaborationIdField, id);
  }

  /** The pattern of the event that is sent when a member creates an analysis template. */
  public analysisTemplateCreatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Analysis Template Created', options);
  }

  /** Creates a rule that runs when a member creates an analysis template. */
  public onAnalysisTemplateCreated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Analysis Template Created', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member updates an analysis template. */
  public analysisTemplateUpdatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Analysis Template Updated', options);
  }

  /** Creates a rule that runs when a member updates an analysis template. */
  public onAnalysisTemplateUpdated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Analysis Template Updated', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member deletes an analysis template. */
  public analysisTemplateDeletedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Analysis Template Deleted', options);
  }

  /** Creates a rule that runs when a member deletes an analysis template. */
  public onAnalysisTemplateDeleted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Analysis Template Deleted', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when the collaboration is updated. */
  public collaborationUpdatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Collaboration Updated', options);
  }

  /** Creates a rule that runs when the collaboration is updated. */
  public onCollaborationUpdated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Collaboration Updated', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a change request is created. */
  public collaborationChangeRequestCreatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Collaboration Change Request Created', options);
  }

  /** Creates a rule that runs when a change request is created. */
  public onCollaborationChangeRequestCreated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Collaboration Change Request Created', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a change request is approved. */
  public collaborationChangeRequestApprovedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Collaboration Change Request Approved', options);
  }

  /** Creates a rule that runs when a change request is approved. */
  public onCollaborationChangeRequestApproved(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Collaboration Change Request Approved', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a change request is canceled. */
  public collaborationChangeRequestCancelledPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Collaboration Change Request Cancelled', options);
  }

  /** Creates a rule that runs when a change request is canceled. */
  public onCollaborationChangeRequestCancelled(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Collaboration Change Request Cancelled', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a change request is committed. */
  public collaborationChangeRequestCommittedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Collaboration Change Request Committed', options);
  }

  /** Creates a rule that runs when a change request is committed. */
  public onCollaborationChangeRequestCommitted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Collaboration Change Request Committed', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member associates a configured table. */
  public configuredTableAssociationCreatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Configured Table Association Created', options);
  }

  /** Creates a rule that runs when a member associates a configured table. */
  public onConfiguredTableAssociationCreated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Configured Table Association Created', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member updates the association of a configured table. */
  public configuredTableAssociationUpdatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Configured Table Association Updated', options);
  }

  /** Creates a rule that runs when a member updates the association of a configured table. */
  public onConfiguredTableAssociationUpdated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Configured Table Association Updated', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member deletes the association of a configured table. */
  public configuredTableAssociationDeletedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Configured Table Association Deleted', options);
  }

  /** Creates a rule that runs when a member deletes the association of a configured table. */
  public onConfiguredTableAssociationDeleted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Configured Table Association Deleted', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member adds a collaboration analysis rule to an association. */
  public configuredTableAssociationAnalysisRuleCreatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Configured Table Association Analysis Rule Created', options);
  }

  /** Creates a rule that runs when a member adds a collaboration analysis rule to an association. */
  public onConfiguredTableAssociationAnalysisRuleCreated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Configured Table Association Analysis Rule Created', this.collaboration, id, options);
  }

  /**
   * The pattern of the event that is sent when a member updates the collaboration analysis rule of an association.
   */
  public configuredTableAssociationAnalysisRuleUpdatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Configured Table Association Analysis Rule Updated', options);
  }

  /** Creates a rule that runs when a member updates the collaboration analysis rule of an association. */
  public onConfiguredTableAssociationAnalysisRuleUpdated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Configured Table Association Analysis Rule Updated', this.collaboration, id, options);
  }

  /**
   * The pattern of the event that is sent when a member deletes the collaboration analysis rule of an association.
   */
  public configuredTableAssociationAnalysisRuleDeletedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Configured Table Association Analysis Rule Deleted', options);
  }

  /** Creates a rule that runs when a member deletes the collaboration analysis rule of an association. */
  public onConfiguredTableAssociationAnalysisRuleDeleted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Configured Table Association Analysis Rule Deleted', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member creates an ID mapping table. */
  public idMappingTableCreatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Id Mapping Table Created', options);
  }

  /** Creates a rule that runs when a member creates an ID mapping table. */
  public onIdMappingTableCreated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Id Mapping Table Created', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member updates an ID mapping table. */
  public idMappingTableUpdatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Id Mapping Table Updated', options);
  }

  /** Creates a rule that runs when a member updates an ID mapping table. */
  public onIdMappingTableUpdated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Id Mapping Table Updated', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member deletes an ID mapping table. */
  public idMappingTableDeletedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Id Mapping Table Deleted', options);
  }

  /** Creates a rule that runs when a member deletes an ID mapping table. */
  public onIdMappingTableDeleted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Id Mapping Table Deleted', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member associates an ID namespace. */
  public idNamespaceAssociationCreatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Id Namespace Association Created', options);
  }

  /** Creates a rule that runs when a member associates an ID namespace. */
  public onIdNamespaceAssociationCreated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Id Namespace Association Created', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member updates the association of an ID namespace. */
  public idNamespaceAssociationUpdatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Id Namespace Association Updated', options);
  }

  /** Creates a rule that runs when a member updates the association of an ID namespace. */
  public onIdNamespaceAssociationUpdated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Id Namespace Association Updated', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when a member deletes the association of an ID namespace. */
  public idNamespaceAssociationDeletedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Id Namespace Association Deleted', options);
  }

  /** Creates a rule that runs when a member deletes the association of an ID namespace. */
  public onIdNamespaceAssociationDeleted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Id Namespace Association Deleted', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when an account joins the collaboration. */
  public membershipCreatedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Membership Created', options);
  }

  /** Creates a rule that runs when an account joins the collaboration. */
  public onMembershipCreated(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Membership Created', this.collaboration, id, options);
  }

  /** The pattern of the event that is sent when an account leaves the collaboration. */
  public membershipDeletedPattern(options?: EventPatternOptions): EventPattern {
    return this.source.pattern('Membership Deleted', options);
  }

  /** Creates a rule that runs when an account leaves the collaboration. */
  public onMembershipDeleted(id: string, options?: OnEventOptions): Rule {
    return this.source.rule('Membership Deleted', this.collaboration, id, options);
  }
}

const FROM = {
  collaboration: COLLABORATION,
  options: struct<CollaborationEventsOptions>({ collaborationIdField: optional(FIELD) }),
};
