/** What the help shows below the options. */

export const CHECK_EXAMPLES = `
Examples:
  cdk-cleanrooms check cdk.out
  cdk-cleanrooms check template.yaml --account 111111111111 --region us-east-1
  cdk-cleanrooms check a.yaml b.json --account a.yaml=111111111111 --account b.json=222222222222
  cdk-cleanrooms check cdk.out --format sarif --output cleanrooms.sarif
  terraform show -json tfplan | cdk-cleanrooms check -
`;

export const EXIT_STATUSES = `
Exit status:
  0  no errors, and not more warnings than --max-warnings
  1  the command cannot be run as typed
  2  errors, or more warnings than --max-warnings
  3  something could not be read, so findings can be missing
`;

export const EXPLAIN_EXAMPLES = `
Examples:
  cdk-cleanrooms explain
  cdk-cleanrooms explain SingleQueryRunner
`;

export const REPLACEMENTS_EXAMPLES = `
Examples:
  cdk-cleanrooms replacements deployed.json template.yaml
  cdk-cleanrooms replacements main/cdk.out cdk.out
  cdk-cleanrooms replacements main/cdk.out cdk.out --format json --output replacements.json
  aws cloudformation get-template --stack-name Publisher --query TemplateBody |
    cdk-cleanrooms replacements - cdk.out/Publisher.template.json
`;

export const REPLACEMENTS_STATUSES = `
Exit status:
  0  nothing is replaced or removed that cannot be restored
  1  the command cannot be run as typed
  2  something is replaced or removed that cannot be restored
  3  something could not be read, so nothing was compared
`;

export const QUERY_EXAMPLES = `
Examples:
  cdk-cleanrooms query reach.sql --app cdk.out --as Advertiser
  cdk-cleanrooms query reach.sql --app publisher.yaml advertiser.yaml --as 222222222222
`;

export const QUERY_STATUSES = `
Exit status:
  0  the member can run the query, as far as it can be predicted
  1  the command cannot be run as typed
  2  the service rejects the query
  3  not everything that decides is known, or something could not be read
`;

export const REPORT_EXAMPLES = `
Examples:
  cdk-cleanrooms report cdk.out
  cdk-cleanrooms report cdk.out --out docs/privacy
  cdk-cleanrooms report publisher.yaml advertiser.yaml --format json --output privacy.json
  cdk-cleanrooms report cdk.out --collaboration CampaignReach --ask
`;

export const REPORT_STATUSES = `
Exit status:
  0  the reports are written; what is not known is in them
  1  the command cannot be run as typed, a file cannot be written, or the AWS CLI fails
  3  an input could not be read, there is no collaboration, or --require-complete is not met
`;

export const DIFF_EXAMPLES = `
Examples:
  cdk-cleanrooms diff main/cdk.out cdk.out
  cdk-cleanrooms diff report.json cdk.out --format markdown --output diff.md
  cdk-cleanrooms diff old.yaml new.yaml --account 111111111111 --region us-east-1
`;

export const DIFF_STATUSES = `
Exit status:
  0  nothing can be learned that could not be learned before, or it is accepted
  1  the command cannot be run as typed, or the file of acceptances is wrong
  2  more can be learned, and it is not accepted
  3  something could not be read, or there is no collaboration, so nothing was compared
`;
