import type { ArnPattern } from '../../../src/model/arn-pattern';
import type { Pointer } from '../../../src/model/raw';
import { codeRoleCanReadCode } from '../../../src/rules/analysis-template/code-role-can-read-code';
import { CODE, job, list, role, statement, template, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add "s3:GetObject", "s3:GetObjectVersion" for the files to a policy of the role';

/** A template whose code is read by a role that allows actions on these resources. */
function reading(actions: readonly string[], ...resources: ArnPattern[]) {
  const statements = list([statement({ actions, resources })]);
  return job(undefined, { codeRole: to(role({ statements })) });
}

const BUCKET: Pointer = { kind: 'resource', key: CODE, attribute: 'Arn' };
const ACTIONS = ['s3:GetObject', 's3:GetObjectVersion'];

describeRule(codeRoleCanReadCode, {
  fires: [
    {
      name: 'the role reads no versions',
      subject: () => reading(['s3:GetObject'], ['*']),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" for the code of "Train" does not have permissions for "s3:GetObjectVersion" on the files',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the role reads other files',
      subject: () => reading(ACTIONS, [BUCKET, '/other/*']),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" for the code of "Train" does not have permissions for "s3:GetObject", "s3:GetObjectVersion" on the files',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the role reads the bucket, but no objects',
      subject: () => reading(ACTIONS, [BUCKET]),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" for the code of "Train" does not have permissions for "s3:GetObject", "s3:GetObjectVersion" on the files',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the role reads the file', subject: () => reading(ACTIONS, [BUCKET, '/jobs/main.py']) },
    { name: 'the role reads all files', subject: () => reading(['s3:Get*'], [BUCKET, '/*']) },
    { name: 'the template is in SQL', subject: () => template(undefined, 'SELECT 1', { codeRole: to(role()) }) },
  ],
  unknown: [
    {
      name: 'a policy is attached whose text is elsewhere',
      subject: () => job(undefined, { codeRole: to(role({ statements: list([], false) })) }),
    },
    { name: 'the files are a token', subject: () => job(undefined, { artifacts: UNKNOWN, codeRole: to(role()) }) },
    { name: 'the role is outside of the app', subject: () => job(undefined) },
  ],
});
