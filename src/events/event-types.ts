/**
 * The class whose methods match a detail type: that of what the event is about, as far as it exists before the event.
 */
export type EventsClass = 'CleanRoomsEvents' | 'CollaborationEvents' | 'MembershipEvents';

/** A kind of event that AWS Clean Rooms sends to Amazon EventBridge. */
export interface EventType {
  readonly in: EventsClass;
  /** The accounts whose default event bus receives the event; as a part of a sentence. */
  readonly recipients: string;
  /** The fields of `detail` that a page states, with the values that it states. It states no others. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

const OWNER_AND_MEMBERS = 'the owner and all active members';
const WHO_SEES_IT = 'the owner and the active members who can see the update';
const ANALYSIS_PARTIES = 'the members who run it, pay for it or receive its results';

/**
 * All events of the service by their detail type, with what the guide states about them. The events have the source
 * `aws.cleanrooms`. Each has a section in the second page, which states a field of `detail` for only two of them.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/eventbridge-integration-full.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html
 */
export const EVENT_TYPES = {
  'Analysis Template Created': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Analysis Template Updated': { in: 'CollaborationEvents', recipients: WHO_SEES_IT },
  'Analysis Template Deleted': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Collaboration Created': { in: 'CleanRoomsEvents', recipients: 'the owner' },
  'Collaboration Updated': { in: 'CollaborationEvents', recipients: WHO_SEES_IT },
  'Collaboration Change Request Created': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Collaboration Change Request Approved': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Collaboration Change Request Cancelled': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Collaboration Change Request Committed': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Configured Table Association Created': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Configured Table Association Updated': { in: 'CollaborationEvents', recipients: WHO_SEES_IT },
  'Configured Table Association Deleted': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Configured Table Association Analysis Rule Created': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Configured Table Association Analysis Rule Updated': { in: 'CollaborationEvents', recipients: WHO_SEES_IT },
  'Configured Table Association Analysis Rule Deleted': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Id Mapping Table Created': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Id Mapping Table Updated': { in: 'CollaborationEvents', recipients: WHO_SEES_IT },
  'Id Mapping Table Deleted': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Id Namespace Association Created': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Id Namespace Association Updated': {
    in: 'CollaborationEvents',
    recipients: WHO_SEES_IT,
    fields: { status: ['COLLABORATION_DELETED'] },
  },
  'Id Namespace Association Deleted': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Invited To Collaboration': { in: 'CleanRoomsEvents', recipients: 'the invited member' },
  'Membership Created': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  // A page of 2025 states the field; that of 2026 has its example at the ID namespace association.
  'Membership Updated': {
    in: 'MembershipEvents',
    recipients: 'the owner, and all active members if the membership was removed from the collaboration',
    fields: { status: ['COLLABORATION_DELETED'] },
  },
  'Membership Deleted': { in: 'CollaborationEvents', recipients: OWNER_AND_MEMBERS },
  'Protected Job Submitted': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Job Started': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Job Cancelling': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Job Cancelled': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Job Succeeded': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Job Failed': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Query Submitted': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Query Started': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Query Cancelling': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Query Cancelled': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Query Succeeded': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Query Failed': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
  'Protected Query Timed Out': { in: 'MembershipEvents', recipients: ANALYSIS_PARTIES },
} as const satisfies Readonly<Record<string, EventType>>;

export type DetailType = keyof typeof EVENT_TYPES;

/** The methods of a detail type: `protectedQueryFailedPattern` and `onProtectedQueryFailed`. */
export function methodsOf(detailType: DetailType): { readonly pattern: string; readonly rule: string } {
  const name = detailType.replace(/ /g, '');
  return { pattern: `${name[0].toLowerCase()}${name.slice(1)}Pattern`, rule: `on${name}` };
}
