import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import { Membership, ResultOutput } from '../src';
import { collaborationOfOne } from './room';

const app = new App();
const stack = new Stack(app, 'cleanrooms-membership');
const collaboration = collaborationOfOne(stack);
const results = new Bucket(stack, 'Results', {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.DESTROY,
});
// The service checks the role for results when the membership is created.
const membership = new Membership(stack, 'Membership', {
  collaboration,
  resultOutput: ResultOutput.s3(results, { keyPrefix: 'queries' }),
});

const test = new IntegTest(app, 'MembershipTest', { testCases: [stack] });
test.assertions
  .awsApiCall('@aws-sdk/client-cleanrooms', 'GetMembershipCommand', { membershipIdentifier: membership.membershipId })
  .assertAtPath('membership.status', ExpectedResult.stringLikeRegexp('^ACTIVE$'));
