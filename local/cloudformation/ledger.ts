import type { LedgerRow } from '../ledger';

const GUIDE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide';
const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const REQUESTS = `${GUIDE}/crpg-ref-requests.html`;
const RESPONSES = `${GUIDE}/crpg-ref-responses.html`;
const ASSUMPTION = 'assumption';

export const ENGINE_LEDGER: readonly LedgerRow[] = [
  // Imports
  {
    behavior:
      'A change set of the type IMPORT adopts resources by their primary identifiers, each with a DeletionPolicy, and changes nothing',
    source: `${GUIDE}/import-resources-manually.html`,
  },
  // Templates
  {
    behavior: 'Text, Ref, GetAtt, Sub and the other functions resolve as documented',
    source: `${REFERENCE}/intrinsic-function-reference.html`,
  },
  {
    behavior: 'Fn::GetStackOutput reads an output of another account through a role that trusts the reader',
    source:
      'https://github.com/aws/aws-cdk (aws-cdk-lib 2.275, core/lib/private/refs.js: output, role and policy that it makes)',
  },
  {
    behavior: 'A stack is not updated if only an output that it reads by Fn::GetStackOutput changes',
    source: `${REFERENCE}/intrinsic-function-reference-getstackoutput.html`,
  },
  {
    behavior: 'A deployment of the same template does not read the output again: its change set has no changes',
    source: ASSUMPTION,
    probes: ['stack-output-is-not-read-again'],
  },
  {
    behavior: 'After the rollback of an update, outputs contain the values of the resources that then exist',
    source: ASSUMPTION,
    probes: ['outputs-after-a-rollback'],
  },
  {
    behavior: 'A trust in one principal of an account counts as a trust in the account',
    source: ASSUMPTION,
    unprobed: 'it stands for the evaluation of policies, which the double does not do',
  },
  { behavior: 'An export in use is neither changed nor deleted', source: `${GUIDE}/using-cfn-stack-exports.html` },
  {
    behavior: 'Deleting a stack whose export is in use ends in DELETE_FAILED',
    source: ASSUMPTION,
    probes: ['export-in-use'],
  },
  {
    behavior: 'Assertions of Rules are checked before anything is made',
    source: `${GUIDE}/rules-section-structure.html`,
  },
  {
    behavior: "Resolved properties pass AWS's own schema check before anything is sent",
    source: 'https://www.npmjs.com/package/@aws/cloudformation-validate',
  },
  // Order and replacement
  {
    behavior: 'Resources without dependencies on each other are made at the same time, in any order',
    source: `${REFERENCE}/aws-attribute-dependson.html`,
  },
  {
    behavior: 'A property that is create-only replaces its resource',
    source: 'https://www.npmjs.com/package/@aws-cdk/aws-service-spec; compared with the published schemas in a test',
  },
  {
    behavior: 'A replacement is created before the old resource is deleted, which is left to the cleanup',
    source: `${GUIDE}/using-cfn-updating-stacks-update-behaviors.html`,
  },
  {
    behavior: 'Analysis templates, table associations and budget templates are deleted before they are created again',
    source:
      'https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html (replacementStrategy of the published schemas)',
  },
  {
    behavior: 'What is retained when it is replaced is not deleted first, and exists while its replacement is created',
    source: ASSUMPTION,
    probes: ['retained-is-not-deleted-first'],
  },
  {
    behavior: 'A failed deletion in the cleanup fails nothing and is not tried again',
    source: `${GUIDE}/using-cfn-updating-stacks-update-behaviors.html; that it is tried once only is an assumption`,
    probes: ['cleanup-tries-once'],
  },
  { behavior: 'The type of a resource cannot change under its logical id', source: ASSUMPTION, probes: ['type-stays'] },
  // Policies
  {
    behavior:
      'DeletionPolicy and UpdateReplacePolicy keep resources, RetainExceptOnCreate not those of a failed creation',
    source: `${REFERENCE}/aws-attribute-deletionpolicy.html`,
  },
  {
    behavior: 'Retain also keeps what a failed creation or update has made',
    source: `${REFERENCE}/aws-attribute-deletionpolicy.html`,
  },
  // Rollback
  {
    behavior: 'A failed creation deletes what was made, in reverse order',
    source: `${GUIDE}/stack-failure-options.html`,
  },
  {
    behavior: 'A rollback of an update brings resources back in the order of the old template',
    source: ASSUMPTION,
    probes: ['order-of-a-rollback'],
  },
  {
    behavior: 'A resource whose update failed is updated back too, unless its properties were refused before',
    source: ASSUMPTION,
    probes: ['failed-update-is-undone', 'refused-update-is-left-alone'],
  },
  {
    behavior:
      'What was deleted before its replacement is created again by the rollback, and resources that refer to it are updated',
    source: ASSUMPTION,
    probes: ['deleted-first-comes-back'],
  },
  {
    behavior: 'A resource that cannot be brought back ends in UPDATE_ROLLBACK_FAILED',
    source: `${GUIDE}/troubleshooting.html`,
  },
  {
    behavior: 'ContinueUpdateRollback goes on with what is not back yet, and skips nothing',
    source: `${GUIDE}/using-cfn-updating-stacks-continueupdaterollback.html`,
  },
  // Custom resources
  { behavior: 'Requests carry type, ids, URL, properties and old properties', source: REQUESTS },
  {
    behavior: 'Numbers and booleans reach the function as text',
    source: 'https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/custom-resources (provider framework)',
  },
  { behavior: 'ServiceTimeout is 1 to 3600 seconds, 3600 by default', source: REQUESTS },
  { behavior: 'An answer has at most 4096 bytes, an id at most 1 KB; a failure has a reason', source: RESPONSES },
  {
    behavior: 'An answer with ids of another request fails the resource',
    source: `${RESPONSES}; the words of the error are an assumption`,
    unprobed: 'only the words of the error are assumed, and nothing depends on them',
  },
  {
    behavior: 'Another physical id than before is a replacement; the old one is deleted in the cleanup',
    source: RESPONSES,
  },
  {
    behavior: 'A custom resource whose Create failed gets a Delete with the id of its failed answer',
    source: 'https://github.com/aws/aws-cdk/issues/5525',
  },
  {
    behavior:
      'If no response contained an ID, the engine creates one from the stack, the logical ID and a random value',
    source: ASSUMPTION,
    probes: ['response-without-an-id'],
  },
  {
    behavior: 'An Update that failed with another id is updated back under the old id; the other id is deleted',
    source: 'https://github.com/aws/aws-cdk/issues/30012 for the Delete; the rest is an assumption',
    probes: ['failed-update-with-another-id'],
  },
  {
    behavior:
      'A replaced custom resource comes back by an Update of the new id, or by its Delete alone: an option, both to be survived',
    source: 'assumption (open in https://github.com/aws/aws-cdk/issues/17040)',
    probes: ['replaced-custom-resource-comes-back'],
  },
  {
    behavior: 'A sibling failure calls off requests under way; their Delete can overtake them',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1730',
  },
  {
    behavior: 'The service token of an existing resource cannot change',
    source: `${REFERENCE}/aws-resource-cloudformation-customresource.html`,
  },
  {
    behavior: 'The response URL takes late and repeated answers; the first in time counts',
    source: ASSUMPTION,
    probes: ['two-responses'],
  },
  // Lambda
  {
    behavior: 'An event is delivered at least once',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html',
  },
  {
    behavior: 'After a function error the event is delivered again after one minute, then after two',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  },
  {
    behavior: 'An event that has waited for more than six hours is discarded',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html',
  },
  {
    behavior: 'An asynchronous handler is done when its promise is',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
  },
  {
    behavior:
      'The Node of this machine stands for every nodejs runtime; each invocation is a cold start; no SDK is preinstalled',
    source: ASSUMPTION,
    unprobed: 'it is about how functions run on this machine, and states nothing about AWS Lambda',
  },
  // Other resources
  { behavior: 'Ref of a Glue table is its name', source: `${REFERENCE}/aws-resource-glue-table.html` },
  {
    behavior: 'Ref of other types is the primary identifier of the published schema',
    source: 'https://www.npmjs.com/package/@aws-cdk/aws-service-spec',
  },
  {
    behavior: 'Ref of IAM policies, Lambda permissions and CDK metadata is a generated name',
    source: ASSUMPTION,
    probes: ['ref-of-a-policy', 'ref-of-a-permission'],
  },
  {
    behavior: 'A name that is taken fails the resource; ImportExistingResources imports nothing',
    source: ASSUMPTION,
    probes: ['name-that-is-taken'],
    unprobed: 'a probe could not remove what a stack has retained and another one has not imported',
  },
  {
    behavior: 'A bucket with objects cannot be deleted',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html',
  },
  {
    behavior: 'Tags of a stack are kept, and not passed on to its resources',
    source: ASSUMPTION,
    probes: ['stack-tags-are-not-passed-on'],
  },
  // Endpoint
  {
    behavior: 'The access key of a request is its account; signatures and IAM policies are not evaluated',
    source: ASSUMPTION,
    unprobed: 'it is about who calls the double, and states nothing about AWS',
  },
  {
    behavior: 'A role can be assumed if it exists in a stack of its account and trusts the account of the caller',
    source: `https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html; conditions are not evaluated`,
  },
  {
    behavior: 'Change sets list changes of the template text, not changes that only result from references',
    source: ASSUMPTION,
    probes: ['change-set-of-references'],
  },
  {
    behavior: 'ExecuteChangeSet and DeleteStack answer when the work is done, or after 20 seconds',
    source: ASSUMPTION,
    probes: ['answer-when-done'],
  },
];
