import { itemsOf, knownValue } from '../../model/fact';
import type { AnalysisTemplateNode, RoleNode } from '../../model/nodes';
import { objectsTarget } from '../../model/targets';
import { onCodeRole } from '../role-of-code';
import { isMissing } from '../role-permissions';
import { quoted, rule } from '../rule';

const ACTIONS = ['s3:GetObject', 's3:GetObjectVersion'];

export const codeRoleCanReadCode = rule({
  id: 'CodeRoleCanReadCode',
  catalogueIds: ['CR-TMPL-029'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'The role for the code of an analysis template can read the code',
  why: 'Clean Rooms reads a version of each file with this role, and jobs fail without these permissions',
  fix: `add ${quoted(ACTIONS)} for the files to a policy of the role`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (template) =>
    onCodeRole(template, (one, role) => {
      const missing = ACTIONS.filter((action) => isMissingOnFiles(one, role, action));
      return missing.length === 0 ? undefined : `does not have permissions for ${quoted(missing)} on the files`;
    }),
});

function isMissingOnFiles({ artifacts }: AnalysisTemplateNode, role: RoleNode, action: string): boolean {
  const known = knownValue(artifacts);
  return (known ? itemsOf(known.files) : []).some(({ bucket, key }) =>
    isMissing(role, { action, target: objectsTarget(bucket, knownValue(key) ?? '') }),
  );
}
