/**
 * The events of AWS Clean Rooms in the order of the guide, read in November 2026.
 *
 * The guide names them twice: in a table with who is notified, and each with a section. The events reference of Amazon
 * EventBridge still has only the 18 of 2025.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/eventbridge-integration-full.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html
 */
export const PUBLISHED_TYPES = [
  'Analysis Template Created',
  'Analysis Template Updated',
  'Analysis Template Deleted',
  'Collaboration Created',
  'Collaboration Updated',
  'Collaboration Change Request Created',
  'Collaboration Change Request Approved',
  'Collaboration Change Request Cancelled',
  'Collaboration Change Request Committed',
  'Configured Table Association Created',
  'Configured Table Association Updated',
  'Configured Table Association Deleted',
  'Configured Table Association Analysis Rule Created',
  'Configured Table Association Analysis Rule Updated',
  'Configured Table Association Analysis Rule Deleted',
  'Id Mapping Table Created',
  'Id Mapping Table Updated',
  'Id Mapping Table Deleted',
  'Id Namespace Association Created',
  'Id Namespace Association Updated',
  'Id Namespace Association Deleted',
  'Invited To Collaboration',
  'Membership Created',
  'Membership Updated',
  'Membership Deleted',
  'Protected Job Submitted',
  'Protected Job Started',
  'Protected Job Cancelling',
  'Protected Job Cancelled',
  'Protected Job Succeeded',
  'Protected Job Failed',
  'Protected Query Submitted',
  'Protected Query Started',
  'Protected Query Cancelling',
  'Protected Query Cancelled',
  'Protected Query Succeeded',
  'Protected Query Failed',
  'Protected Query Timed Out',
];

/**
 * Those of the events reference of Amazon EventBridge.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cleanrooms.html
 */
export const TYPES_IN_EVENTS_REFERENCE = PUBLISHED_TYPES.filter(
  (type) => /^(Membership|Protected) /.test(type) || /^Collaboration (Created|Updated)$/.test(type),
);
