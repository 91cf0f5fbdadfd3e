import fc from 'fast-check';
import development from '../../../../environments/development';
import local from '../../../../environments/local';
import production from '../../../../environments/production';
import staging from '../../../../environments/staging';
import { type StackTemplate, parseTemplate } from '../../../../cli/changed/stack-template';
import { visibleText } from '../../../../modules/core';
import { judge } from '../../../../cli/changed/transitions';
import { synthesizedStacks } from '../../../support/environment-stacks';
import { refusals, resource, shopStack, stack, templates, templatesOf } from '../../../support/transitions';

const environments = [development, staging, production, local];
const nothing = { refusals: [], notices: [] };

describe('the judgement of a change', () => {
  test('is nothing for a synthesis and itself', () => {
    expect(judge(templatesOf(...environments), templatesOf(...environments))).toEqual(nothing);
  });

  test.each(environments)('is nothing for any application of $name that is retired', (environment) => {
    const before = templatesOf(environment);
    for (const application of Object.keys(environment.applications)) {
      const name = `${environment.name}-${application}`;
      const { terraform, provider } = synthesizedStacks(environment)[name] as unknown as Record<
        string,
        unknown
      >;

      expect(judge(before, new Map(before).set(name, stack(name, { terraform, provider })))).toEqual(nothing);
    }
  });

  test('is nothing for what is added and for another order', () => {
    const before = templatesOf(development, staging);
    const after = new Map(
      [...templatesOf(...environments)].reverse().map(([name, each]) => [name, reordered(each)]),
    );

    expect(judge(before, after)).toEqual(nothing);
  });

  test('shows hostile text harmlessly', () => {
    const hostile = '\u001b[31mok\u202e';
    const record = resource(`ValidationRecords/222222222222-${hostile}.example.com`);
    const other = { aws_acm_certificate: { web: resource('Certificates/web/eu-west-1/Resource') } };
    const [text = ''] = refusals(
      templates(shopStack({ resource: { aws_route53_record: { record } } })),
      templates(shopStack({ resource: other })),
    );

    expect(text).toContain('\\u001b[31mok\\u202e.example.com');
    expect(text).toBe(visibleText(text, text.length));
  });

  test('takes stacks with anything in them, or says that they are none', () => {
    const shop = synthesizedStacks(local)['local-shop'];
    const before = templates(stack('local-shop', shop));

    fc.assert(
      fc.property(fc.nat(), fc.jsonValue(), (position, value) => {
        const after = parseTemplate('local-shop', replaced(shop, position, value));
        if (after === undefined) return;
        expect(() => judge(before, templates(after))).not.toThrow();
        expect(() => judge(templates(after), before)).not.toThrow();
      }),
    );
  });
});

/** A copy in which one of its values, counted from the outside in, is another. */
function replaced(json: unknown, position: number, value: unknown): unknown {
  const paths: string[][] = [];
  const visit = (each: unknown, path: string[]) => {
    paths.push(path);
    if (typeof each !== 'object' || each === null) return;
    Object.entries(each).forEach(([key, inner]) => visit(inner, [...path, key]));
  };
  visit(json, []);
  const path = paths[position % paths.length]!;
  const put = (each: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return value;
    if (Array.isArray(each))
      return each.map((inner, index) => (String(index) === key ? put(inner, rest) : inner));
    const members = each as Record<string, unknown>;
    return { ...members, [key]: put(members[key], rest) };
  };
  return put(json, path);
}

function reordered(template: StackTemplate): StackTemplate {
  return { ...template, resources: new Map([...template.resources].reverse()) };
}
