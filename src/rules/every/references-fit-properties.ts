import { wrongReferencesOf } from '../../model/references';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const referencesFitProperties = rule({
  id: 'ReferencesFitProperties',
  catalogueIds: ['CR-IAM-008'],
  subject: 'every',
  severity: 'error',
  title: 'A reference returns the identifier that its property takes',
  why: 'an ID, an ARN or a name of another kind, or of another resource, identifies nothing here',
  fix: text`refer to the attribute that the property takes, or use the constructs of this library, such as
    ${code('Membership')}, which take constructs instead of identifiers`,
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-configuredtableassociation.html',
    basis: 'documented',
  },
  check: (subject) =>
    wrongReferencesOf(subject).map(({ takes, attribute, target }) => {
      const { property, sort, of, attributes } = takes;
      const reference = `${quoted([property])} of ${nameOf(subject)} refers to ${quoted([attribute])} of ${quoted([target])}`;
      return {
        what: `${reference}, but takes the ${sort} of ${of}`,
        fix: text`refer to ${quoted([attributes[0]])} of ${of}, or use the constructs of this library, such as
          ${code('Membership')}, which take constructs instead of identifiers`,
        property,
      };
    }),
});
