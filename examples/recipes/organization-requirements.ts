import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { CleanRoomsChecks } from 'cdk-cleanrooms';

/** What the organization requires of all clean rooms of an app. */
export function addRequirements(app: App): void {
  CleanRoomsChecks.addTo(app, {
    allowedAccountIds: ['111111111111', '222222222222'],
    minimumGroupSize: 25,
    maximumEpsilon: 5,
    minimumUsersNoisePerQuery: 30,
    requireReviewedTemplates: true,
  });
}

/** What the organization accepts as an exception. */
export function acceptSmallGroups(stack: Stack): void {
  Validations.of(stack).acknowledge({
    id: 'CleanRooms::GroupsAreLargeEnough',
    reason: 'the table contains no data about persons',
  });
}
