import type { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import type { Fact } from './fact';
import { type PaymentFacts, readPayment } from './payment';
import { at, booleanOf, objectOf, type Pointer, pointerOf, type Raw, readRaw, switchOf, textOf } from './raw';

/** `AWS::CleanRooms::Membership`: one account's part in a collaboration. */
export interface MembershipFacts {
  readonly collaborationPointer: Pointer;
  readonly queryLog: Fact<boolean>;
  readonly jobLog: Fact<boolean>;
  readonly metrics: Fact<boolean>;
  readonly resultOutput: Fact<ResultFacts>;
  readonly jobResultOutput: Fact<ResultFacts>;
  /** The costs that the account accepts. */
  readonly acceptedPayments: PaymentFacts;
}

/** Where results are written by default. */
export interface ResultFacts {
  readonly bucket: Pointer;
  readonly keyPrefix: Fact<string>;
  readonly rolePointer: Pointer;
}

export function readMembership(cfn: CfnMembership): MembershipFacts {
  const read = (value: unknown) => readRaw(cfn, value);
  return {
    collaborationPointer: pointerOf(read(cfn.collaborationIdentifier)),
    queryLog: switchOf(read(cfn.queryLogStatus)),
    jobLog: switchOf(read(cfn.jobLogStatus)),
    metrics: booleanOf(read(cfn.isMetricsEnabled)),
    resultOutput: objectOf(read(cfn.defaultResultConfiguration), readResults),
    jobResultOutput: objectOf(read(cfn.defaultJobResultConfiguration), readResults),
    acceptedPayments: readPayment(read(cfn.paymentConfiguration)),
  };
}

function readResults(configuration: Raw): ResultFacts {
  const s3 = at(configuration, 'outputConfiguration', 's3');
  return {
    bucket: pointerOf(at(s3, 'bucket')),
    keyPrefix: textOf(at(s3, 'keyPrefix')),
    rolePointer: pointerOf(at(configuration, 'roleArn')),
  };
}
