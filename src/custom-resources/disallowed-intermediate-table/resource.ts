import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import type { DisallowedTableProperties } from './contract';

export interface DisallowedTableResourceProps extends DisallowedTableProperties {
  readonly membershipArn: string;
}

/** The veto of a data provider against an intermediate table. */
export class DisallowedTableResource extends ProvidedResource<'disallowed-intermediate-table'> {
  constructor(scope: Construct, id: string, { membershipArn, ...properties }: DisallowedTableResourceProps) {
    super(scope, id, {
      kind: 'disallowed-intermediate-table',
      properties,
      statements: [
        new PolicyStatement({ actions: ['cleanrooms:DisallowIntermediateTable'], resources: [membershipArn] }),
      ],
    });
  }
}
