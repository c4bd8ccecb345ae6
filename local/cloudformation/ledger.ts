/** One behaviour of the engine or the endpoint, and what it rests on: a public source, or nothing but an assumption. */
export interface LedgerRow {
  readonly behaviour: string;
  readonly source: string;
}

const GUIDE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide';
const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const REQUESTS = `${GUIDE}/crpg-ref-requests.html`;
const RESPONSES = `${GUIDE}/crpg-ref-responses.html`;
const ASSUMPTION = 'assumption';

export const ENGINE_LEDGER: readonly LedgerRow[] = [
  // Templates
  {
    behaviour: 'Text, Ref, GetAtt, Sub and the other functions resolve as documented',
    source: `${REFERENCE}/intrinsic-function-reference.html`,
  },
  {
    behaviour: 'Fn::GetStackOutput reads an output of another account through a role that trusts the reader',
    source:
      'https://github.com/aws/aws-cdk (aws-cdk-lib 2.275, core/lib/private/refs.js: output, role and policy that it makes)',
  },
  {
    behaviour: 'A stack is not updated if only an output that it reads by Fn::GetStackOutput changes',
    source: `${REFERENCE}/intrinsic-function-reference-getstackoutput.html`,
  },
  {
    behaviour: 'Nor does deploying the same template again read the output anew: its change set has no changes',
    source: ASSUMPTION,
  },
  { behaviour: 'After the rollback of an update, outputs tell what exists then', source: ASSUMPTION },
  { behaviour: 'A trust in one principal of an account counts as a trust in the account', source: ASSUMPTION },
  { behaviour: 'An export in use is neither changed nor deleted', source: `${GUIDE}/using-cfn-stack-exports.html` },
  { behaviour: 'Deleting a stack whose export is in use ends in DELETE_FAILED', source: ASSUMPTION },
  {
    behaviour: 'Assertions of Rules are checked before anything is made',
    source: `${GUIDE}/rules-section-structure.html`,
  },
  {
    behaviour: "Resolved properties pass AWS's own schema check before anything is sent",
    source: 'https://www.npmjs.com/package/@aws/cloudformation-validate',
  },
  // Order and replacement
  {
    behaviour: 'Resources without dependencies on each other are made at the same time, in any order',
    source: `${REFERENCE}/aws-attribute-dependson.html`,
  },
  {
    behaviour: 'A property that is create-only replaces its resource',
    source: 'https://www.npmjs.com/package/@aws-cdk/aws-service-spec; compared with the published schemas in a test',
  },
  {
    behaviour: 'A replacement is created before the old resource is deleted, which is left to the cleanup',
    source: `${GUIDE}/using-cfn-updating-stacks-update-behaviors.html`,
  },
  {
    behaviour: 'Analysis templates, table associations and budget templates are deleted before they are made anew',
    source:
      'https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html (replacementStrategy of the published schemas)',
  },
  {
    behaviour: 'A failed deletion in the cleanup fails nothing and is not tried again',
    source: `${GUIDE}/using-cfn-updating-stacks-update-behaviors.html; that it is tried once only is an assumption`,
  },
  { behaviour: 'The type of a resource cannot change under its logical id', source: ASSUMPTION },
  // Policies
  {
    behaviour:
      'DeletionPolicy and UpdateReplacePolicy keep resources, RetainExceptOnCreate not those of a failed creation',
    source: `${REFERENCE}/aws-attribute-deletionpolicy.html`,
  },
  {
    behaviour: 'Retain also keeps what a failed creation or update has made',
    source: `${REFERENCE}/aws-attribute-deletionpolicy.html`,
  },
  // Rollback
  {
    behaviour: 'A failed creation deletes what was made, in reverse order',
    source: `${GUIDE}/stack-failure-options.html`,
  },
  { behaviour: 'A rollback of an update brings resources back in the order of the old template', source: ASSUMPTION },
  {
    behaviour: 'A resource whose update failed is updated back too, unless its properties were refused before',
    source: ASSUMPTION,
  },
  {
    behaviour: 'What was deleted before its replacement is made anew by the rollback, and what refers to it is updated',
    source: ASSUMPTION,
  },
  {
    behaviour: 'A resource that cannot be brought back ends in UPDATE_ROLLBACK_FAILED',
    source: `${GUIDE}/troubleshooting.html`,
  },
  {
    behaviour: 'ContinueUpdateRollback goes on with what is not back yet, and skips nothing',
    source: `${GUIDE}/using-cfn-updating-stacks-continueupdaterollback.html`,
  },
  // Custom resources
  { behaviour: 'Requests carry type, ids, URL, properties and old properties', source: REQUESTS },
  {
    behaviour: 'Numbers and booleans reach the function as text',
    source: 'https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/custom-resources (provider framework)',
  },
  { behaviour: 'ServiceTimeout is 1 to 3600 seconds, 3600 by default', source: REQUESTS },
  { behaviour: 'An answer has at most 4096 bytes, an id at most 1 KB; a failure has a reason', source: RESPONSES },
  {
    behaviour: 'An answer with ids of another request fails the resource',
    source: `${RESPONSES}; the words of the error are an assumption`,
  },
  {
    behaviour: 'Another physical id than before is a replacement; the old one is deleted in the cleanup',
    source: RESPONSES,
  },
  {
    behaviour: 'A custom resource whose Create failed gets a Delete with the id of its failed answer',
    source: 'https://github.com/aws/aws-cdk/issues/5525',
  },
  {
    behaviour: 'Where no answer gave an id, the engine makes one of stack, logical id and something random',
    source: ASSUMPTION,
  },
  {
    behaviour: 'An Update that failed with another id is updated back under the old id; the other id is deleted',
    source: 'https://github.com/aws/aws-cdk/issues/30012 for the Delete; the rest is an assumption',
  },
  {
    behaviour:
      'A replaced custom resource comes back by an Update of the new id, or by its Delete alone: an option, both to be survived',
    source: 'assumption (open in https://github.com/aws/aws-cdk/issues/17040)',
  },
  {
    behaviour: 'A sibling failure calls off requests under way; their Delete may overtake them',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1730',
  },
  {
    behaviour: 'The service token of an existing resource cannot change',
    source: `${REFERENCE}/aws-resource-cloudformation-customresource.html`,
  },
  { behaviour: 'The response URL takes late and repeated answers; the first in time counts', source: ASSUMPTION },
  // Lambda
  {
    behaviour: 'An event is delivered at least once',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html',
  },
  {
    behaviour: 'After a function error the event is delivered again after one minute, then after two',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  },
  {
    behaviour: 'An asynchronous handler is done when its promise is',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
  },
  {
    behaviour:
      'The Node of this machine stands for every nodejs runtime; each invocation is a cold start; no SDK is preinstalled',
    source: ASSUMPTION,
  },
  // Other resources
  { behaviour: 'Ref of a Glue table is its name', source: `${REFERENCE}/aws-resource-glue-table.html` },
  {
    behaviour: 'Ref of other types is the primary identifier of the published schema',
    source: 'https://www.npmjs.com/package/@aws-cdk/aws-service-spec',
  },
  { behaviour: 'Ref of IAM policies, Lambda permissions and CDK metadata is a generated name', source: ASSUMPTION },
  { behaviour: 'A name that is taken fails the resource; ImportExistingResources imports nothing', source: ASSUMPTION },
  {
    behaviour: 'A bucket with objects cannot be deleted',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html',
  },
  { behaviour: 'Tags of a stack are kept, and not passed on to its resources', source: ASSUMPTION },
  // Endpoint
  {
    behaviour: 'The access key of a request is its account; signatures and IAM policies are not evaluated',
    source: ASSUMPTION,
  },
  {
    behaviour: 'A role can be assumed if it exists in a stack of its account and trusts the account of the caller',
    source: `https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html; conditions are not evaluated`,
  },
  {
    behaviour: 'Change sets tell changes of templates as written, not those that only come through references',
    source: ASSUMPTION,
  },
  {
    behaviour: 'ExecuteChangeSet and DeleteStack answer when the work is done, or after 20 seconds',
    source: ASSUMPTION,
  },
];
