import type { Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import { CleanRoomsHandlers } from 'cdk-cleanrooms';

export function configure(stack: Stack): void {
  CustomResourceConfig.of(stack).addLogRetentionLifetime(RetentionDays.ONE_YEAR);
  CleanRoomsHandlers.of(stack).configure({
    vpc: Vpc.fromLookup(stack, 'Vpc', { vpcName: 'internal' }),
    reservedConcurrentExecutions: 2,
    tags: { Team: 'Data' },
  });
}
