import { is } from '../../model/fact';
import { collaborationOf, nodeOf } from '../../model/nodes';
import { CLEAN_ROOMS, excludesCallers, trustedServices, trustsCleanRooms } from '../../model/trust';
import { code, text } from '../../private/text';
import { onCodeRole } from '../role-of-code';
import { quoted, rule } from '../rule';

export const codeRoleTrustsCleanRooms = rule({
  id: 'CodeRoleTrustsCleanRooms',
  catalogueIds: ['CR-TMPL-021'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'Clean Rooms can assume the role for the code of an analysis template',
  why: 'Clean Rooms assumes this role as cleanrooms.amazonaws.com, for the author of the template and the member who runs jobs, to read the code',
  fix: text`set ${code('assumedBy')} of the role to ${code('new ServicePrincipal("cleanrooms.amazonaws.com")')}, with the ARNs
    of both memberships in its conditions`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (template) =>
    onCodeRole(template, (one, role) => {
      if (is(trustsCleanRooms(role), false)) {
        const trusted = trustedServices(role);
        const allowed = trusted.length === 0 ? 'no service' : `only ${quoted(trusted)}`;
        return `cannot be assumed by ${CLEAN_ROOMS}: its trust policy allows ${allowed}`;
      }
      const { env } = nodeOf(one.membership) ?? one;
      return excludesCallers(role, { region: env.region, collaboration: collaborationOf(one) })
        ? `cannot be assumed by ${CLEAN_ROOMS}: its trust policy excludes all memberships of the collaboration`
        : undefined;
    }),
});
