import { stringify } from 'yaml';
import { type Application, type Environment, loadEnvironments } from '../../../environments';
import { folderOf } from '../../support/team-environment';
import { environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

const files = {
  certificates: { web: publicCertificate('web.example.com') },
  consumers: { edge: listener(['web']) },
};

const inOneFile =
  (account: Partial<Application> = {}) =>
  () =>
    environment({ shop: shop({ ...files, ...account }) });

/** The same with a file of the shop's team, as it is loaded. */
function inFileOfTeam(): Environment {
  const folder = folderOf({
    'trial.yaml': stringify({ ...environment({}), teams: { shop: shop({ owner: 'web-team' }) } }),
    'trial/shop.yaml': stringify(files),
  });
  return loadEnvironments(folder)[0]!;
}

/** What has tags and serves is tagged where it is. */
const tagged = { shop: ['aws_acm_certificate update', 'aws_lb_listener update'] };
const served = ['web.example.com'];

describeTransitions({
  title: 'owners, and files of teams',
  existing: inOneFile()(),
  transitions: [
    {
      title: 'an account nobody is named for',
      environment: inOneFile(),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          'aws_acm_certificate create',
          'aws_acm_certificate_validation create',
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
          'aws_route53_record create',
        ],
      },
    },
    {
      title: 'an owner is named: tags change',
      environment: inOneFile({ owner: 'shop-team' }),
      actions: tagged,
      served,
    },
    { title: 'another one answers', environment: inOneFile({ owner: 'web-team' }), actions: tagged, served },
    {
      title: "the application moves into its team's file: nothing changes",
      environment: inFileOfTeam,
      actions: {},
      served,
    },
    { title: 'and back, without an owner', environment: inOneFile(), actions: tagged, served },
    {
      title: 'the owner is named again',
      environment: inOneFile({ owner: 'shop-team' }),
      actions: tagged,
      served,
    },
  ],
});
