import type { LedgerRow } from '../../ledger';

export const MODEL = 'https://github.com/boto/botocore/tree/develop/botocore/data/cleanrooms/2022-02-17';
export const API = (page: string) => `https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_${page}.html`;
export const GUIDE = (page: string) => `https://docs.aws.amazon.com/clean-rooms/latest/userguide/${page}.html`;
export const CFN = (page: string) =>
  `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html`;
export const IAM = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html';
export const COMMON_ERRORS = 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/CommonErrors.html';
export const SMITHY = 'https://smithy.io/2.0/spec/constraint-traits.html';
export const TERRAFORM =
  'https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cleanrooms/collaboration.go';

export function rows(source: string, ...behaviors: readonly string[]): readonly LedgerRow[] {
  return behaviors.map((behavior) => ({ behavior, source }));
}
