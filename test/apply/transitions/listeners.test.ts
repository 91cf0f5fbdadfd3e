import { environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';
import type { Application, Certificate, Consumer } from '../../../environments';

const web = publicCertificate('web.example.com');
const api = publicCertificate('api.example.com');
const blog = publicCertificate('blog.example.com');

const issued = (count: number) =>
  Array.from({ length: count }, () => [
    'aws_acm_certificate create',
    'aws_acm_certificate_validation create',
  ]).flat();

function shopWith(
  certificates: Readonly<Record<string, Certificate>>,
  consumers: Readonly<Record<string, Consumer>>,
  changes: Partial<Application> = {},
) {
  return () => environment({ shop: shop({ certificates, consumers, ...changes }) });
}

const all = { web, api, blog };

describeTransitions({
  title: 'listeners, changed while they serve',
  existing: shopWith(all, { edge: listener(['web']) })(),
  transitions: [
    {
      title: 'a listener is added: its certificates are issued before it comes',
      environment: shopWith(all, { edge: listener(['web', 'api']) }),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          ...issued(3),
          ...Array.from({ length: 3 }, () => 'aws_route53_record create'),
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
          'aws_lb_listener_certificate create',
        ],
      },
    },
    {
      title: 'a certificate is added to a listener: it is attached, and nothing else changes',
      environment: shopWith(all, { edge: listener(['web', 'api', 'blog']) }),
      actions: { shop: ['aws_lb_listener_certificate create'] },
      served: ['web.example.com', 'api.example.com'],
    },
    {
      title: 'default and additional certificate change places: the listener changes, no attachment',
      environment: shopWith(all, { edge: listener(['api', 'web', 'blog']) }),
      actions: { shop: ['aws_lb_listener update'] },
      served: ['web.example.com', 'api.example.com', 'blog.example.com'],
    },
    {
      title: 'the default certificate is taken off: it is detached once the listener has another',
      environment: shopWith(all, { edge: listener(['blog', 'web']) }),
      actions: { shop: ['aws_lb_listener update', 'aws_lb_listener_certificate delete'] },
      served: ['web.example.com', 'blog.example.com'],
    },
    {
      title: 'it is put back as the default',
      environment: shopWith(all, { edge: listener(['api', 'blog', 'web']) }),
      actions: { shop: ['aws_lb_listener update', 'aws_lb_listener_certificate create'] },
      served: ['web.example.com', 'blog.example.com'],
    },
    {
      title: 'default certificate and listener entry go together with the certificate itself',
      environment: shopWith(
        { web, blog },
        { edge: listener(['web', 'blog']) },
        {
          validationRecords: { 'api.example.com': 'delete' },
        },
      ),
      actions: {
        shop: [
          'aws_acm_certificate delete',
          'aws_acm_certificate_validation delete',
          'aws_lb_listener update',
          'aws_lb_listener_certificate delete',
          'aws_route53_record delete',
        ],
      },
      served: ['web.example.com', 'blog.example.com'],
    },
    {
      title: 'a certificate gets another key algorithm: replaced while its names stay served',
      environment: shopWith(
        { web: { ...web, keyAlgorithm: 'EC_prime256v1' }, blog },
        { edge: listener(['web', 'blog']) },
      ),
      actions: {
        shop: [
          'aws_acm_certificate create-delete',
          'aws_acm_certificate_validation create-delete',
          'aws_lb_listener update',
          'aws_lb_listener_certificate create-delete',
        ],
      },
      served: ['web.example.com', 'blog.example.com'],
    },
    {
      title: 'certificates and listener are renamed with their former names: nothing is made or destroyed',
      environment: shopWith(
        {
          site: { ...web, keyAlgorithm: 'EC_prime256v1', formerly: 'web' },
          news: { ...blog, formerly: 'blog' },
        },
        { front: { ...listener(['site', 'news']), formerly: 'edge' } },
      ),
      // The tags that name them.
      actions: { shop: ['aws_acm_certificate update', 'aws_acm_certificate update'] },
      served: ['web.example.com', 'blog.example.com'],
    },
    {
      title: 'the former names are taken out: nothing changes',
      environment: shopWith(
        { site: { ...web, keyAlgorithm: 'EC_prime256v1' }, news: blog },
        { front: listener(['site', 'news']) },
      ),
      actions: {},
    },
    {
      title: 'a certificate is renamed without its former name: replaced while its names stay served',
      environment: shopWith(
        { main: { ...web, keyAlgorithm: 'EC_prime256v1' }, news: blog },
        { front: listener(['news', 'main']) },
      ),
      actions: {
        shop: [
          ...issued(1),
          'aws_acm_certificate delete',
          'aws_acm_certificate_validation delete',
          'aws_lb_listener update',
          'aws_lb_listener_certificate create',
          'aws_lb_listener_certificate delete',
        ],
      },
      served: ['web.example.com', 'blog.example.com'],
    },
    {
      title: 'a listener is taken out: its certificates stay',
      environment: shopWith({ main: { ...web, keyAlgorithm: 'EC_prime256v1' }, news: blog }, {}),
      actions: {
        shop: [
          'aws_lb_listener delete',
          'aws_lb_listener_certificate delete',
          'aws_lb_listener_certificate delete',
        ],
      },
    },
    {
      title: 'a listener is put back',
      environment: shopWith(
        { main: { ...web, keyAlgorithm: 'EC_prime256v1' }, news: blog },
        { front: listener(['main', 'news']) },
      ),
      actions: {
        shop: [
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
          'aws_lb_listener_certificate create',
        ],
      },
    },
  ],
});
