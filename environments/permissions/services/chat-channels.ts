import { globalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { bySource, mayRead, mayWrite } from '../permitted';
import { madeRoleArn } from './roles';

/** Channels of chats that Amazon Q Developer in chat applications writes to. */
export interface ChatChannels {
  /** Pattern of the names of their configurations. */
  readonly name: string;
  /** Of the role that they have, without its path. */
  readonly roleName: string;
}

/** The channels of Slack and Microsoft Teams, with the role that a chat has. */
export function chatChannelPermissions(
  account: PermissionAccount,
  { name, roleName }: ChatChannels,
): Permission[] {
  const channels = [globalArn(account, 'chatbot', `chat-configuration/*/${name}`)] as const;
  return [
    // Neither looking for channels nor making one has a resource (Service Authorization Reference, AWS Chatbot).
    mayRead(
      'read channels of chats',
      [
        'chatbot:DescribeSlackChannelConfigurations',
        'chatbot:GetMicrosoftTeamsChannelConfiguration',
        'chatbot:ListTagsForResource',
      ],
      ['*'],
    ),
    mayWrite(
      'make channels of chats',
      ['chatbot:CreateMicrosoftTeamsChannelConfiguration', 'chatbot:CreateSlackChannelConfiguration'],
      ['*'],
    ),
    mayWrite(
      'write channels of chats',
      [
        'chatbot:DeleteMicrosoftTeamsChannelConfiguration',
        'chatbot:DeleteSlackChannelConfiguration',
        'chatbot:TagResource',
        'chatbot:UntagResource',
        'chatbot:UpdateMicrosoftTeamsChannelConfiguration',
        'chatbot:UpdateSlackChannelConfiguration',
      ],
      channels,
    ),
    bySource(
      'Service Authorization Reference, AWS Chatbot',
      mayWrite('give chats their role', ['iam:PassRole'], [madeRoleArn(account, roleName)], {
        StringEquals: { 'iam:PassedToService': 'chatbot.amazonaws.com' },
      }),
    ),
  ];
}
