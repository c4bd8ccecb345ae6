import { expect, test } from 'vitest';
import { inLanguageOfApp } from '../../src/private/language';

const FIX =
  'membership.addPrivacyBudget("myBudget", PrivacyBudget.differentialPrivacy({ … })), or Payment.QUERY_COMPUTE in pays';

test.each([
  ['TypeScript', undefined, FIX],
  [
    'Python',
    'Python/3.11.7',
    'membership.add_privacy_budget("myBudget", PrivacyBudget.differential_privacy(…)), or Payment.QUERY_COMPUTE in pays',
  ],
  ['Java', 'Java/17.0.15', FIX.replace('({ … })', '(…)')],
  ['.NET', 'DotNet/8.0.11', FIX.replace('({ … })', '(…)')],
  ['Go', 'go1.26.8/linux/amd64', FIX.replace('({ … })', '(…)')],
])('a fix is told as %s writes it', (_, agent, told) => {
  expect(inLanguageOfApp(FIX, agent)).toBe(told);
});

test('abbreviations and numbers stay together', () => {
  expect(inLanguageOfApp('enforceSSL, fromMembershipArn, s3Prefix', 'Python/3.12.0')).toBe(
    'enforce_ssl, from_membership_arn, s3_prefix',
  );
});
