import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLanguageOfApp } from '../../src/private/language';
import { code, text } from '../../src/private/text';

const AGENTS = {
  TypeScript: undefined,
  Python: 'Python/3.11.7',
  Java: 'Java/17.0.15',
  '.NET': 'DotNet/8.0.11',
  Go: 'go1.26.8/linux/amd64',
};

type Spellings = Record<keyof typeof AGENTS, string>;

/** What is written alike in some languages, as TypeScript has it. */
function spelled(typeScript: string, others: Partial<Spellings>): Spellings {
  return {
    TypeScript: typeScript,
    Python: typeScript,
    Java: typeScript,
    '.NET': typeScript,
    Go: typeScript,
    ...others,
  };
}

describe.each<Spellings>([
  spelled('allowedColumns', { Python: 'allowed_columns', '.NET': 'AllowedColumns', Go: 'AllowedColumns' }),
  spelled('role', { '.NET': 'Role', Go: 'Role' }),
  spelled('AnalysisRule', {}),
  spelled('Payment.QUERY_COMPUTE', { Go: 'Payment_QUERY_COMPUTE' }),
  spelled('membership.addPrivacyBudget("myBudget", PrivacyBudget.differentialPrivacy({ … }))', {
    Python: 'membership.add_privacy_budget("myBudget", PrivacyBudget.differential_privacy(…))',
    Java: 'membership.addPrivacyBudget("myBudget", PrivacyBudget.differentialPrivacy(…))',
    '.NET': 'membership.AddPrivacyBudget("myBudget", PrivacyBudget.DifferentialPrivacy(…))',
    Go: 'membership.AddPrivacyBudget("myBudget", PrivacyBudget_DifferentialPrivacy(…))',
  }),
  spelled('ResultOutput.s3(bucket)', { '.NET': 'ResultOutput.S3(bucket)', Go: 'ResultOutput_S3(bucket)' }),
  spelled('associationName: "Name: myTable.s3"', {
    Python: 'association_name="Name: myTable.s3"',
    Java: 'associationName("Name: myTable.s3")',
    '.NET': 'AssociationName = "Name: myTable.s3"',
    Go: 'AssociationName: "Name: myTable.s3"',
  }),
  spelled('new ServicePrincipal("cleanrooms.amazonaws.com")', {
    Python: 'ServicePrincipal("cleanrooms.amazonaws.com")',
    Go: 'NewServicePrincipal("cleanrooms.amazonaws.com")',
  }),
  spelled('enforceSSL', { Python: 'enforce_ssl', '.NET': 'EnforceSSL', Go: 'EnforceSSL' }),
  spelled('fromIAMRoleArn', { Python: 'from_iam_role_arn', '.NET': 'FromIAMRoleArn', Go: 'FromIAMRoleArn' }),
  spelled('s3Prefix', { Python: 's3_prefix', '.NET': 'S3Prefix', Go: 'S3Prefix' }),
])('$TypeScript', (spellings) => {
  test.each(Object.entries(AGENTS))('is written as %s writes it', (language, agent) => {
    expect(inLanguageOfApp(text`set ${code(spellings.TypeScript)}`, agent)).toBe(
      `set ${spellings[language as keyof Spellings]}`,
    );
  });
});

describe.each(Object.entries(AGENTS))('in %s', (_, agent) => {
  /** Any text, and often one that looks like an API, like quotes or like what marks are made of. */
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('{ … }', 'allowedColumns', 'new ', 'x.y', 'a: b', '"', '\\', '`', '\0', '$&', '$1', '\n', ' '),
      )
      .map((parts) => parts.join('')),
  );

  test('prose and values stay as they are, byte for byte', () => {
    const call = inLanguageOfApp(text`${code('AnalysisParameter.varchar(')}`, agent);
    const option = inLanguageOfApp(text`${code('allowedColumns')}`, agent);

    fc.assert(
      fc.property(value, value, (one, other) => {
        const parameter = code`AnalysisParameter.varchar(${one}, ${other})`;
        const marked = text`of ${one}: ${parameter}, ${code('allowedColumns')} ${other}`;

        expect(inLanguageOfApp(marked, agent)).toBe(`of ${one}: ${call}${one}, ${other}), ${option} ${other}`);
        expect(inLanguageOfApp(one, agent)).toBe(one);
      }),
    );
  });
});
