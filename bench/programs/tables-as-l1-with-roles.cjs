const { CompositePrincipal, PolicyDocument, Role, ServicePrincipal } = require('aws-cdk-lib/aws-iam');
const { access, addTables, NAG, ROLE_DESCRIPTION, trust } = require('./tables-as-l1.cjs');

/** L1s of Clean Rooms, but the roles as most apps make them: with the construct of aws-iam. */
exports.addTables = (stack, count) => addTables(stack, count, addRole);

function addRole(stack, id, membership, bucket, table) {
  const principals = trust(membership).Statement.map(({ Principal, Condition }) =>
    new ServicePrincipal(Principal.Service).withConditions(Condition),
  );
  const role = new Role(stack, id, {
    description: ROLE_DESCRIPTION,
    assumedBy: new CompositePrincipal(...principals),
    inlinePolicies: { ReadTable: PolicyDocument.fromJson(access(bucket, table)) },
  });
  role.node.defaultChild.addMetadata('cdk_nag', NAG);
  return role.roleArn;
}
