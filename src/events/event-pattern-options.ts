import type { AWSEventMetadataProps } from 'aws-cdk-lib';

/** Options for a pattern that matches events of AWS Clean Rooms. */
export interface EventPatternOptions {
  /**
   * The fields of `detail` to match, each with its possible values, as an event pattern of Amazon EventBridge has
   * them.
   *
   * The guide states only `status` of two events. To find the fields of the others, look at an event that a target
   * has received.
   *
   * @default - events with any detail
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html
   */
  readonly detail?: { [field: string]: unknown };
  /**
   * The fields of the event beside `detail` to match.
   *
   * @default - events of any version and Region, about any resources
   */
  readonly eventMetadata?: AWSEventMetadataProps;
}
