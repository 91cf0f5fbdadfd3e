/** Who may send events to the bus of a function. */
export interface EventSenders {
  readonly partition: string;
  readonly organizationId: string;
  /** Accounts that may whatever organization they are of. */
  readonly outsideAccountIds: readonly string[];
}

/**
 * Who may tell: accounts of the organization, and those that are named. Nobody can say that an event is from `aws.acm`, and the rule of
 * the bus looks at no other (Amazon EventBridge API Reference, PutEvents).
 */
export function eventSenders(
  { partition, organizationId, outsideAccountIds }: EventSenders,
  busArn: string,
): object[] {
  const mayTell = { Effect: 'Allow', Action: 'events:PutEvents', Resource: busArn };
  return [
    {
      Sid: 'OwnOrganization',
      ...mayTell,
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': organizationId } },
    },
    ...(outsideAccountIds.length === 0
      ? []
      : [
          {
            Sid: 'AccountsByName',
            ...mayTell,
            Principal: { AWS: outsideAccountIds.map((id) => `arn:${partition}:iam::${id}:root`) },
          },
        ]),
  ];
}
