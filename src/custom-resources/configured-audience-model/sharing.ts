import type { AudienceModelProperties, Sharing } from './contract';
import type { Observed } from './observation';
import type { Step } from './step';

/*
 * The resource policy of a model can have more than one author: Clean Rooms adds statements for an association that
 * manages resource policies, and people can add theirs. Therefore a resource replaces only its own statements, which
 * have IDs that begin with this. An ID stands for the whole statement, because the service can return the
 * statement in another form.
 */
const OWN = 'CdkCleanRooms';

interface Statement {
  readonly Sid?: string;
}

interface Document {
  readonly Version?: string;
  readonly Statement?: readonly Statement[];
}

/** The step after which the policy of a model has the requested statements; undefined if it has them. */
export function sharingStep(
  arn: string,
  { sharedWith }: AudienceModelProperties,
  observed: Observed,
): Step | undefined {
  const { policy } = observed;
  const document = parsed(policy?.configuredAudienceModelPolicy);
  const statements = document.Statement ?? [];
  const own = statements.filter(isOwn).map(({ Sid }) => Sid);
  const requested = (sharedWith ?? []).map((sharing) => statementFor(arn, sharing));
  if (sorted(own) === sorted(requested.map(({ Sid }) => Sid))) {
    return undefined;
  }
  const all = [...statements.filter((it) => !isOwn(it)), ...requested];
  if (all.length === 0) {
    return { do: 'unshare', arn };
  }
  const text = JSON.stringify({ Version: '2012-10-17', ...document, Statement: all });
  return { do: 'share', arn, policy: text, previousHash: policy?.policyHash };
}

/**
 * Both the model and the new job, whose ID is not known before.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-behaviors.html
 */
function statementFor(arn: string, { accountId, collaborationId }: Sharing) {
  const [place] = arn.split(':configured-audience-model/');
  return {
    Sid: `${OWN}${accountId}${collaborationId.replaceAll('-', '')}`,
    Effect: 'Allow',
    Principal: { AWS: [accountId] },
    Action: ['cleanrooms-ml:StartAudienceGenerationJob'],
    Resource: [arn, `${place}:audience-generation-job/*`],
    Condition: { StringEquals: { 'cleanrooms-ml:CollaborationId': [collaborationId] } },
  };
}

function isOwn({ Sid }: Statement): boolean {
  return Sid?.startsWith(OWN) ?? false;
}

function sorted(ids: readonly (string | undefined)[]): string {
  return [...new Set(ids)].sort().join();
}

/** A policy that cannot be read is not replaced: it can contain what others have allowed. */
function parsed(policy: string | undefined): Document {
  if (policy === undefined) {
    return {};
  }
  try {
    const { Statement: statements, ...others } = JSON.parse(policy) as { Statement: Statement | Statement[] };
    return { ...others, Statement: [statements].flat() };
  } catch {
    throw new Error('the resource policy of the configured audience model is not valid JSON: replace or delete it');
  }
}
